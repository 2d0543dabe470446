import type { ErrorObject } from 'ajv';
import type { ProfileError } from './profile-errors';

/** Keywords that only say "one of the parts failed": the part speaks for itself. */
const NOISE = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not', 'const']);

const pathOf = (error: ErrorObject): string => error.instancePath.slice(1).replaceAll('/', '.');
const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const param = (error: ErrorObject, name: string): string => String((error.params as Record<string, unknown>)[name]);

const TYPES: Readonly<Record<string, string>> = {
  string: 'строка',
  integer: 'целое число',
  object: 'объект',
  array: 'список',
  boolean: 'true или false',
};
const FORMATS: Readonly<Record<string, string>> = { date: 'дата вида ГГГГ-ММ-ДД, которая существует' };

const missing = (error: ErrorObject): ProfileError => {
  const name = param(error, 'missingProperty');
  const path = join(pathOf(error), name);
  return pathOf(error) === 'deadlines'
    ? {
        path,
        constraint: 'RULE_MISSING',
        message: `Нет правила «${name}»: если документ молчит, укажите NOT_REGULATED`,
      }
    : { path, constraint: 'REQUIRED', message: `Не заполнено обязательное поле «${name}»` };
};

const unknownField = (error: ErrorObject): ProfileError => {
  const name = param(error, 'additionalProperty');
  return { path: join(pathOf(error), name), constraint: 'UNKNOWN_FIELD', message: `Неизвестное поле «${name}»` };
};

const notAllowed = (error: ErrorObject): ProfileError => {
  const allowed = ((error.params as { allowedValues?: readonly unknown[] }).allowedValues ?? []).join(', ');
  return { path: pathOf(error), constraint: 'NOT_ALLOWED', message: `Недопустимое значение; допустимы: ${allowed}` };
};

const REASONS: Readonly<Record<string, (error: ErrorObject) => ProfileError>> = {
  required: missing,
  additionalProperties: unknownField,
  enum: notAllowed,
  type: (e) => ({
    path: pathOf(e),
    constraint: 'TYPE',
    message: `Ожидается ${[(e.params as { type: string | string[] }).type]
      .flat()
      .map((type) => TYPES[type] ?? type)
      .join(' или ')}`,
  }),
  format: (e) => ({
    path: pathOf(e),
    constraint: 'FORMAT',
    message: `Ожидается ${FORMATS[param(e, 'format')] ?? param(e, 'format')}`,
  }),
  pattern: (e) => ({
    path: pathOf(e),
    constraint: 'PATTERN',
    message: `Значение не подходит под образец ${param(e, 'pattern')}`,
  }),
  minimum: (e) => ({ path: pathOf(e), constraint: 'MINIMUM', message: `Значение меньше ${param(e, 'limit')}` }),
  maximum: (e) => ({ path: pathOf(e), constraint: 'MAXIMUM', message: `Значение больше ${param(e, 'limit')}` }),
  minLength: (e) => ({ path: pathOf(e), constraint: 'EMPTY', message: 'Пустое значение не допускается' }),
  minItems: (e) => ({ path: pathOf(e), constraint: 'EMPTY', message: 'Пустой список не допускается' }),
  uniqueItems: (e) => ({ path: pathOf(e), constraint: 'DUPLICATE', message: 'Значения в списке повторяются' }),
};

const other = (error: ErrorObject): ProfileError => ({
  path: pathOf(error),
  constraint: error.keyword.toUpperCase(),
  message: 'Значение не соответствует схеме профиля',
});

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
