import type { Schema } from './schema-of';

/** A schema of `components`, by name. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
/** Content of a JSON body. */
export const json = (schema: Schema, example?: unknown): Schema => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
/** The refusals that a route answers with, by status. */
export const refusals = (...statuses: readonly number[]): Schema =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: '#/components/responses/Refusal' }]));

const header = (name: string, schema: Schema, description: string, required = false): Schema => ({
  name,
  in: 'header',
  required,
  schema,
  description,
});

const text: Schema = { type: 'string' };
/** Request headers, said once for all routes that take them. */
const HEADERS = {
  key: header('Idempotency-Key', { ...text, format: 'uuid' }, 'commandId, единственный в потоке', true),
  match: header('If-Match', { ...text, pattern: '^"\\d+"$' }, 'Версия, на которой принято решение'),
  behalf: header('X-On-Behalf-Of', text, 'Должностное лицо, от имени которого шлёт программа комиссии'),
  after: header('After', text, 'Позиция, не раньше которой нужны данные; ожидание до 2 с'),
  inspection: header('X-Inspection-Case', text, 'Номер проверки, percent-encoded UTF-8; обязателен проверяющему'),
} as const;
/** A request header, by reference. */
export const headerRef = (name: keyof typeof HEADERS): Schema => ({ $ref: `#/components/parameters/${name}` });

/** Parameters and answers of `components` that the references above name. */
export const sharedPieces: Schema = {
  parameters: HEADERS,
  responses: {
    Refusal: {
      description: 'Отказ (RFC 9457)',
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  },
};

/** An operation's id: of a family as it is called, of what is no family with the resource before it. */
export function operationOf(name: string, path: string): string {
  const resource = /^\/(\w+)\/\{id\}/.exec(path)?.[1];
  return resource === undefined ? name : `${resource}-${name.replace('stream-', '')}`;
}
