import type { Field, Fields } from '@kurator/kernel';

/** One field of a declaration, wherever it stands: `subjects[].personId`. */
export interface Walked {
  readonly path: string;
  readonly field: Field<unknown>;
  /** The fields beside it. */
  readonly siblings: Fields;
}

/** The fields of a declaration with those inside their objects and lists, outer ones first. */
export function walkFields(fields: Fields, prefix = ''): readonly Walked[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    inside({ path: `${prefix}${name}`, field, siblings: fields }),
  );
}

function inside(walked: Walked): readonly Walked[] {
  const { shape } = walked.field;
  if (shape.kind === 'object') return [walked, ...walkFields(shape.fields, `${walked.path}.`)];
  if (shape.kind !== 'list') return [walked];
  const items = inside({ ...walked, path: `${walked.path}[]`, field: shape.of });
  // A list of plain values is one field; a list of objects is followed by what its items hold.
  return items.length > 1 ? [walked, ...items.slice(1)] : [walked];
}

/** What a field holds: the item's shape for a list. */
export const valueShape = ({ shape }: Field<unknown>): Field<unknown>['shape'] =>
  shape.kind === 'list' ? valueShape(shape.of) : shape;
