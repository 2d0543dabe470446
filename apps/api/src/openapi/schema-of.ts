import type { Field, Fields, Shape } from '@kurator/kernel';
import { classifier } from '@kurator/regulation';

/** A piece of JSON Schema 2020-12, as OpenAPI 3.1 has it. */
export type Schema = { readonly [key: string]: unknown };

type SchemaOf<S extends Shape> = (shape: S) => Schema;
const SCHEMAS: { readonly [K in Shape['kind']]: SchemaOf<Extract<Shape, { kind: K }>> } = {
  text: ({ max }) => ({ type: 'string', minLength: 1, maxLength: max }),
  token: ({ max, pattern }) => ({
    type: 'string',
    minLength: 1,
    maxLength: max,
    ...(pattern && { pattern: `^(?:${pattern})$` }),
  }),
  uuid: () => ({ type: 'string', format: 'uuid' }),
  ref: () => ({ type: 'string', pattern: '^[A-Za-z0-9._-]{1,64}$' }),
  code: ({ classifier: id }) => {
    const known = classifier(id);
    const codes = known?.values.map((value) => value.code) ?? [];
    return { type: 'string', description: `${known?.title.ru ?? id} (${known?.section ?? ''})`, enum: codes };
  },
  oneOf: ({ values }) => ({ type: 'string', enum: values }),
  date: () => ({ type: 'string', format: 'date' }),
  instant: () => ({ type: 'string', format: 'date-time', pattern: 'Z$' }),
  month: () => ({ type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
  int: ({ min, max }) => ({ type: 'integer', minimum: min, maximum: max }),
  number: ({ min, max }) => ({ type: 'number', minimum: min, maximum: max }),
  document: ({ schema }) => ({ $ref: `#/components/schemas/${schema}` }),
  bool: () => ({ type: 'boolean' }),
  object: ({ fields }) => objectSchema(fields),
  list: ({ of, min, max }) => ({ type: 'array', minItems: min, maxItems: max, items: schemaOf(of) }),
};

/** The schema of one declared field. */
export function schemaOf(field: Field<unknown>): Schema {
  const schema = (SCHEMAS[field.shape.kind] as SchemaOf<Shape>)(field.shape);
  return field.note === undefined ? schema : { ...schema, description: field.note };
}

/** The schema of a set of fields; nothing undeclared is admitted, as validation has it. */
export const objectSchema = (fields: Fields): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.entries(fields).flatMap(([name, field]) => (field.optional ? [] : [name])),
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
});
