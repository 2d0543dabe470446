import type { ErrorObject } from 'ajv';
import { wrong, type ProfileError, type Said } from './profile-errors';

/** Keywords that only say "one of the parts failed": the part speaks for itself. */
const NOISE = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not', 'const']);

const pathOf = (error: ErrorObject): string => error.instancePath.slice(1).replaceAll('/', '.');
const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const param = (error: ErrorObject, name: string): string => String((error.params as Record<string, unknown>)[name]);

const TYPES: Readonly<Record<string, Said>> = {
  string: ['строка', 'a text'],
  integer: ['целое число', 'a whole number'],
  object: ['объект', 'an object'],
  array: ['список', 'a list'],
  boolean: ['true или false', 'true or false'],
};
const FORMATS: Readonly<Record<string, Said>> = {
  date: ['дата вида ГГГГ-ММ-ДД, которая существует', 'a date YYYY-MM-DD that exists'],
};
const named = (names: Readonly<Record<string, Said>>, name: string): Said => names[name] ?? [name, name];

const missing = (error: ErrorObject): ProfileError => {
  const name = param(error, 'missingProperty');
  const path = join(pathOf(error), name);
  return pathOf(error) === 'deadlines'
    ? wrong(path, 'RULE_MISSING', [
        `Нет правила «${name}»: если документ молчит, укажите NOT_REGULATED`,
        `The rule "${name}" is missing: if the document is silent, say NOT_REGULATED`,
      ])
    : wrong(path, 'REQUIRED', [`Не заполнено обязательное поле «${name}»`, `The field "${name}" is required`]);
};

const unknownField = (error: ErrorObject): ProfileError => {
  const name = param(error, 'additionalProperty');
  return wrong(join(pathOf(error), name), 'UNKNOWN_FIELD', [`Неизвестное поле «${name}»`, `Unknown field "${name}"`]);
};

const notAllowed = (error: ErrorObject): ProfileError => {
  const allowed = ((error.params as { allowedValues?: readonly unknown[] }).allowedValues ?? []).join(', ');
  return wrong(pathOf(error), 'NOT_ALLOWED', [
    `Недопустимое значение; допустимы: ${allowed}`,
    `The value may be one of: ${allowed}`,
  ]);
};

const notOfType = (error: ErrorObject): ProfileError => {
  const types = [(error.params as { type: string | string[] }).type].flat().map((type) => named(TYPES, type));
  return wrong(pathOf(error), 'TYPE', [
    `Ожидается ${types.map(([ru]) => ru).join(' или ')}`,
    `Expected ${types.map(([, en]) => en).join(' or ')}`,
  ]);
};

const notOfFormat = (error: ErrorObject): ProfileError => {
  const [ru, en] = named(FORMATS, param(error, 'format'));
  return wrong(pathOf(error), 'FORMAT', [`Ожидается ${ru}`, `Expected ${en}`]);
};

/** A reason that names at most one limit of the schema. */
const simple =
  (constraint: string, limit: string, [ru, en]: Said) =>
  (error: ErrorObject): ProfileError =>
    wrong(pathOf(error), constraint, [
      ru.replace('{limit}', param(error, limit)),
      en.replace('{limit}', param(error, limit)),
    ]);

const REASONS: Readonly<Record<string, (error: ErrorObject) => ProfileError>> = {
  required: missing,
  additionalProperties: unknownField,
  enum: notAllowed,
  type: notOfType,
  format: notOfFormat,
  pattern: simple('PATTERN', 'pattern', [
    'Значение не подходит под образец {limit}',
    'The value does not fit the pattern {limit}',
  ]),
  minimum: simple('MINIMUM', 'limit', ['Значение меньше {limit}', 'The value is less than {limit}']),
  maximum: simple('MAXIMUM', 'limit', ['Значение больше {limit}', 'The value is more than {limit}']),
  minLength: simple('EMPTY', 'limit', ['Пустое значение не допускается', 'An empty value is not allowed']),
  minItems: simple('EMPTY', 'limit', ['Пустой список не допускается', 'An empty list is not allowed']),
  uniqueItems: simple('DUPLICATE', 'i', ['Значения в списке повторяются', 'Values of the list are repeated']),
};

const other = (error: ErrorObject): ProfileError =>
  wrong(pathOf(error), error.keyword.toUpperCase(), [
    'Значение не соответствует схеме профиля',
    'The value does not fit the schema of profiles',
  ]);

/** "Must be an object" says nothing more when something inside the object is named. */
const isParent = (error: ErrorObject, all: readonly ErrorObject[]): boolean =>
  error.keyword === 'type' && all.some((e) => e.instancePath.startsWith(`${error.instancePath}/`));

/**
 * What ajv found, as sentences. Reasons about a part win over what ajv says about the whole; only when nothing else is
 * known (`explained` false and no specific reason) the vague ones are told, so that a refusal is never without a reason.
 */
export function schemaErrors(found: readonly ErrorObject[], explained: boolean): readonly ProfileError[] {
  const specific = found.filter((error) => !NOISE.has(error.keyword) && !isParent(error, found));
  const chosen = specific.length > 0 || explained ? specific : found;
  const byPlace = new Map<string, ProfileError>();
  for (const error of chosen) {
    const reason = (REASONS[error.keyword] ?? other)(error);
    byPlace.set(`${reason.path} ${reason.constraint}`, reason);
  }
  return [...byPlace.values()];
}
