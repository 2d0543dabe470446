import type { Schema } from './schema-of';

/** A schema of `components`, by name. */
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
/** Content of a JSON body. */
export const json = (schema: Schema, example?: unknown): Schema => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
const problem: Schema = {
  description: 'Отказ (RFC 9457)',
  content: { 'application/problem+json': { schema: ref('Problem') } },
};
/** The refusals that a route answers with, by status. */
export const refusals = (...statuses: readonly number[]): Schema =>
  Object.fromEntries(statuses.map((status) => [String(status), problem]));
/** A request header. */
export const header = (name: string, schema: Schema, description: string, required = false): Schema => ({
  name,
  in: 'header',
  required,
  schema,
  description,
});
