import type { Document } from 'bson';
import { badValue } from './refused';

type Change = (doc: Document, fields: Document, inserting: boolean) => Document;
const OPERATORS: Readonly<Record<string, Change>> = {
  $set: (doc, fields) => ({ ...doc, ...fields }),
  $setOnInsert: (doc, fields, inserting) => (inserting ? { ...doc, ...fields } : doc),
  $inc: (doc, fields) => ({
    ...doc,
    ...Object.fromEntries(Object.entries(fields).map(([name, n]) => [name, Number(doc[name] ?? 0) + Number(n)])),
  }),
};

/** A document after an update (manual, "Update Operators") or a replacement, which keeps the `_id`. */
export function updated(doc: Document, update: Document, inserting: boolean): Document {
  const names = Object.keys(update);
  if (!names.some((name) => name.startsWith('$'))) return { _id: doc['_id'], ...update };
  return names.reduce((left, name) => {
    const change = OPERATORS[name];
    if (!change) throw badValue(`Unknown modifier: ${name}`);
    return change(left, update[name] as Document, inserting);
  }, doc);
}
