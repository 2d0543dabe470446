import type { Field, Fields, Shape } from '@kurator/kernel';
import { fieldTitle, valueTitle } from '@kurator/regulation';
import { objectSchema, schemaOf, type Schema } from './schema-of';

/**
 * Schemas that a form can be built from: `title` (Russian) and `x-title-en` on every field; `x-titles` by value where the
 * values stand in no classifier, `x-classifier` where they do; `x-ref` says what an id points at, and `x-new` that the
 * sender chooses it; `x-unit` in what a number is counted. What belongs to the elements of a list stands at its `items`.
 */
export const titledObject = (fields: Fields, path: readonly string[]): Schema => ({
  ...objectSchema(fields),
  properties: Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, titledField(field, [...path, name])]),
  ),
});

function titledField(field: Field<unknown>, path: readonly string[]): Schema {
  const title = fieldTitle(path);
  const inner = { ...schemaOf(field), ...shaped(field.shape, path) };
  return title === null ? inner : { title: title.ru, 'x-title-en': title.en, ...inner };
}

function shaped(shape: Shape, path: readonly string[]): Schema {
  switch (shape.kind) {
    case 'object':
      return titledObject(shape.fields, path);
    case 'list':
      return { items: { ...schemaOf(shape.of), ...shaped(shape.of.shape, path) } };
    case 'code':
      return { 'x-classifier': shape.classifier };
    case 'oneOf':
      return {
        'x-titles': Object.fromEntries(shape.values.map((value) => [value, valueTitle(path.at(-1) ?? '', value)])),
      };
    default:
      return referred(path);
  }
}

function referred(path: readonly string[]): Schema {
  const title = fieldTitle(path);
  return {
    ...(title?.ref === undefined ? {} : { 'x-ref': title.ref }),
    ...(title?.isNew === true ? { 'x-new': true } : {}),
    ...(title?.unit === undefined ? {} : { 'x-unit': title.unit }),
  };
}
