import { validateSync, type ValidationError } from 'class-validator';
import type { Compiled, Dto } from './dto';
import { instanceOf } from './instance';
import { sound } from './sound';

/** What is wrong at one place of a body. */
export interface Wrong {
  /** `persons[0].birthDate`; empty for the body itself. */
  readonly path: string;
  readonly constraint: string;
  readonly message: string;
}
export type Language = 'ru' | 'en';

const UNKNOWN = { ru: 'неизвестное поле: уберите его', en: 'unknown field: remove it' };
const REQUIRED = { ru: 'обязательное поле', en: 'required' };
const BODY = { ru: 'нужен объект JSON', en: 'a JSON object is needed' };

/** Everything that is wrong with a value, in the order of its fields; empty when it is right. */
export function validate(dto: Dto, value: unknown, language: Language = 'ru'): readonly Wrong[] {
  if (sound(dto, value)) return [];
  return told(dto, value, language);
}

/** What class-validator finds wrong; {@link validate} asks it only when something is. */
export function told(dto: Dto, value: unknown, language: Language): readonly Wrong[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ path: '', constraint: 'object', message: BODY[language] }];
  const unknown: string[] = [];
  const instance = instanceOf(dto, value, '', unknown);
  const errors = validateSync(instance, { forbidUnknownValues: false });
  if (errors.length === 0 && unknown.length === 0) return [];
  return [
    ...unknown.map((path) => ({ path, constraint: 'unknown', message: UNKNOWN[language] })),
    ...errors.flatMap((error) => wrongs(dto, error, '', language)),
  ];
}

const below = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`);

function wrongs(dto: Dto, error: ValidationError, prefix: string, language: Language): readonly Wrong[] {
  const path = below(prefix, error.property);
  const field = dto.fields.get(error.property);
  if (field === undefined) return [{ path, constraint: 'unknown', message: UNKNOWN[language] }];
  const own = ownWrongs(field, error.value, path, language);
  if (own.length > 0) return own;
  const inner = (error.children ?? []).flatMap((child) => nested(field, child, path, language));
  if (inner.length > 0) return inner;
  const beside = below(prefix, field.textBeside ?? error.property);
  return [{ path: beside, constraint: 'required', message: `${REQUIRED[language]}: …-99` }];
}

function ownWrongs(field: Compiled, value: unknown, path: string, language: Language): readonly Wrong[] {
  if (value === undefined)
    return [{ path, constraint: 'required', message: `${REQUIRED[language]}: ${field.leaf[language]}` }];
  if (!field.leaf.test(value)) return [{ path, constraint: field.leaf.constraint, message: field.leaf[language] }];
  const element = field.element;
  if (element === undefined) return [];
  return (value as readonly unknown[]).flatMap((inner, at) =>
    element.test(inner) ? [] : [{ path: `${path}[${at}]`, constraint: element.constraint, message: element[language] }],
  );
}

/** Children of a list are errors named by their index, which hold the errors of the element. */
function nested(field: Compiled, child: ValidationError, path: string, language: Language): readonly Wrong[] {
  const { dto } = field;
  if (dto === undefined) return [];
  if (field.element === undefined) return wrongs(dto, child, path, language);
  return (child.children ?? []).flatMap((error) => wrongs(dto, error, `${path}[${child.property}]`, language));
}
