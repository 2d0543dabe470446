import { isSound, lacksText, type Compiled, type Dto } from './dto';

/**
 * True when class-validator would find nothing wrong: the same compiled fields, walked directly. Almost every body is
 * right, and class-validator spends some 150 microseconds on finding that out for a report; this spends a few. It is
 * asked whenever this says no, so what is wrong is always told by class-validator. A property test holds them together.
 */
export function sound(dto: Dto, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given)) if (!dto.fields.has(name)) return false;
  for (const [name, field] of dto.fields) if (!soundField(field, given[name], given)) return false;
  return true;
}

function soundField(field: Compiled, value: unknown, siblings: Readonly<Record<string, unknown>>): boolean {
  if (value === undefined) return field.optional;
  if (!isSound(field, value) || lacksText(field, value, siblings)) return false;
  const { dto, element } = field;
  if (dto === undefined) return true;
  return element === undefined ? sound(dto, value) : (value as readonly unknown[]).every((inner) => sound(dto, inner));
}
