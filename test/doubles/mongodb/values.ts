import type { Document } from 'bson';
import { badValue } from './refused';

/** Classes of values in BSON's order (manual, "BSON Types", comparison order), as far as the adapter stores them. */
function classOf(value: unknown): number {
  if (value === null || value === undefined) return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  if (typeof value === 'boolean') return 8;
  if (Array.isArray(value)) return 5;
  if (typeof value === 'object') return 4;
  throw badValue(`the double compares no ${typeof value}`);
}

/** Simple binary comparison, the server's without a collation. */
const texts = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function objects(a: Document, b: Document): number {
  const [ours, theirs] = [Object.entries(a), Object.entries(b)];
  for (const [n, [name, value]] of ours.entries()) {
    const other = theirs[n];
    if (!other) return 1;
    const by = texts(name, other[0]) || compare(value, other[1]);
    if (by !== 0) return by;
  }
  return ours.length - theirs.length;
}

/** BSON's order of two values. */
export function compare(a: unknown, b: unknown): number {
  const [one, two] = [classOf(a), classOf(b)];
  if (one !== two) return one - two;
  if (one === 1) return 0;
  if (one === 3) return texts(a as string, b as string);
  if (one === 4 || one === 5) return objects(a as Document, b as Document);
  return Number(a) - Number(b);
}

type Test = (value: unknown, operand: unknown) => boolean;
/** `{ $gt: 5 }` finds no text: ranges stay within a class ("type bracketing" in the manual's page on comparison). */
const bracketed =
  (holds: (by: number) => boolean): Test =>
  (value, operand) =>
    classOf(value) === classOf(operand) && holds(compare(value, operand));
const equal: Test = (value, operand) => compare(value, operand) === 0;
const OPERATORS: Readonly<Record<string, Test>> = {
  $eq: equal,
  $ne: (value, operand) => !equal(value, operand),
  $in: (value, operand) => (operand as unknown[]).some((one) => equal(value, one)),
  $gt: bracketed((by) => by > 0),
  $gte: bracketed((by) => by >= 0),
  $lt: bracketed((by) => by < 0),
  $lte: bracketed((by) => by <= 0),
};

const isOperators = (condition: unknown): condition is Document =>
  typeof condition === 'object' && condition !== null && Object.keys(condition).some((name) => name.startsWith('$'));

/** A value against a condition; a missing field is met by null ("Query for Null or Missing Fields"). */
function meets(value: unknown, condition: unknown): boolean {
  if (!isOperators(condition)) return equal(value, condition);
  return Object.entries(condition).every(([name, operand]) => {
    // What is missing meets no range, and so the opposite of each (manual, "$not").
    if (name === '$not') return !meets(value, operand);
    const test = OPERATORS[name];
    if (!test) throw badValue(`unknown operator: ${name}`);
    return test(value, operand);
  });
}

const JOINS: Readonly<Record<string, (doc: Document, parts: readonly Document[]) => boolean>> = {
  $and: (doc, parts) => parts.every((part) => matches(doc, part)),
  $or: (doc, parts) => parts.some((part) => matches(doc, part)),
};

/** Whether a filter finds a document. Fields are those at the top; dots lead nowhere here. */
export function matches(doc: Document, filter: Document): boolean {
  return Object.entries(filter).every(([name, condition]) => {
    if (!name.startsWith('$')) return meets(doc[name], condition);
    const join = JOINS[name];
    if (!join) throw badValue(`unknown top level operator: ${name}`);
    return join(doc, condition as Document[]);
  });
}

/** Sorts in place by `{ field: 1 | -1 }`, in the order of the fields. */
export function sorted(docs: Document[], by: Document): Document[] {
  const keys = Object.entries(by);
  return docs.sort((a, b) => {
    for (const [field, direction] of keys) {
      const order = compare(a[field], b[field]);
      if (order !== 0) return direction === 1 ? order : -order;
    }
    return 0;
  });
}
