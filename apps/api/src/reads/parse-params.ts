import type { Infer } from '@kurator/kernel';
import { invalid } from '../http/problem';
import { dtoOf, type Dto } from '../validation/dto';
import { validate, type Language } from '../validation/validate';
import { PARAMS, type QueryName } from './params';

const dtos = new Map<string, Dto>(Object.entries(PARAMS).map(([name, fields]) => [name, dtoOf(fields)]));

/** Query strings are text: numbers and flags become what their field declares, everything else stays as it came. */
function typed(dto: Dto, name: string, value: unknown): unknown {
  const constraint = dto.fields.get(name)?.leaf.constraint;
  if (constraint === 'int' && typeof value === 'string' && /^\d{1,15}$/.test(value)) return Number(value);
  if (constraint === 'bool' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/**
 * Reads and checks the parameters of a query, those of the path among them.
 * @throws Problem 400 with every parameter that is wrong or unknown
 */
export function parseParams<N extends QueryName>(
  name: N,
  given: Readonly<Record<string, unknown>>,
  language: Language,
): Infer<(typeof PARAMS)[N]> {
  const dto = dtos.get(name) as Dto;
  const values = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, typed(dto, key, value)]));
  const wrong = validate(dto, values, language);
  if (wrong.length > 0) throw invalid(wrong);
  return values as Infer<(typeof PARAMS)[N]>;
}
