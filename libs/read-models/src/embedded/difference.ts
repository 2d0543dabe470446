import { BadDocument, type DatedChange, type Doc } from '../port';

/** A document as it is stored: its text and the text of what was stored before, when that differs. */
export interface Put {
  readonly doc: Doc;
  readonly body: string;
  readonly before: string | null;
}
export interface DocumentDifference {
  readonly put: readonly Put[];
  /** Ids that are no longer said. */
  readonly removed: readonly string[];
}

/**
 * What has to be written so that a family's documents in one collection become `next`.
 * @param stored body text by id
 * @throws BadDocument when `next` names an id twice
 */
export function differenceOfDocuments(stored: ReadonlyMap<string, string>, next: readonly Doc[]): DocumentDifference {
  const said = new Set<string>();
  const put: Put[] = [];
  for (const doc of next) {
    if (said.has(doc.id)) throw new BadDocument(`document ${doc.id} is rendered twice`);
    said.add(doc.id);
    const body = JSON.stringify(doc);
    const before = stored.get(doc.id) ?? null;
    if (body !== before) put.push({ doc, body, before });
  }
  return { put, removed: [...stored.keys()].filter((id) => !said.has(id)) };
}

/** Unit, key, date and signed number. */
export type ChangeRow = readonly [unit: string, key: string, date: string, n: number];

/** Separates the parts of a key in memory; cannot occur in a unit or key of the figures. */
const SEPARATOR = '\u0000';
export const changeKey = (unit: string, key: string, date: string): string => [unit, key, date].join(SEPARATOR);
export const changeParts = (text: string): [string, string, string] =>
  text.split(SEPARATOR) as [string, string, string];

/** Adds a number and forgets the key when nothing is left of it. */
export function add(into: Map<string, number>, key: string, n: number): void {
  const sum = (into.get(key) ?? 0) + n;
  if (sum === 0) into.delete(key);
  else into.set(key, sum);
}

function checkedChange({ unit, key, date, n }: DatedChange): void {
  if (!Number.isSafeInteger(n)) throw new BadDocument(`a change of ${key} is not a whole number`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new BadDocument(`a change of ${key} is not on a day`);
  if (unit.includes(SEPARATOR) || key.includes(SEPARATOR))
    throw new BadDocument('a unit or key holds a null character');
}

/** A family's changes in the one form that is stored: one row per unit, key and date, none with 0, sorted. */
export function normalChanges(changes: readonly DatedChange[]): readonly ChangeRow[] {
  const sums = new Map<string, number>();
  for (const change of changes) {
    checkedChange(change);
    add(sums, changeKey(change.unit, change.key, change.date), change.n);
  }
  return [...sums.keys()].sort().map((text) => [...changeParts(text), sums.get(text) as number] as const);
}

/** Adds `next` minus `before` to the figures in `into`. */
export function addDifference(
  into: Map<string, number>,
  before: readonly ChangeRow[],
  next: readonly ChangeRow[],
): void {
  for (const [unit, key, date, n] of before) add(into, changeKey(unit, key, date), -n);
  for (const [unit, key, date, n] of next) add(into, changeKey(unit, key, date), n);
}
