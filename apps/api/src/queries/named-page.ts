import { createHash } from 'node:crypto';
import type { Viewer } from '@kurator/access';
import type { NamedRow } from '@projections/regional-bank';

/** A page of a search by name: which rows of the bank, how many there are in all, and where it goes on. */
export interface NamedPage {
  readonly ids: readonly string[];
  readonly total: number;
  readonly nextCursor: string | null;
}
export interface NamedQuestion {
  readonly q: string;
  readonly municipality?: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly cursor?: string;
}
type Place = readonly [sortName: string, id: string];

/** A cursor belongs to its question: with another name or municipality it would point nowhere. */
const questionOf = ({ q, municipality, descending }: NamedQuestion): string =>
  createHash('sha256')
    .update(JSON.stringify([q, municipality ?? null, descending]))
    .digest('base64url')
    .slice(0, 12);

const cursorText = (question: NamedQuestion, [, sortName, id]: NamedRow): string =>
  Buffer.from(JSON.stringify([questionOf(question), sortName, id])).toString('base64url');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
/** The place that the cursor names; null for text that this question never gave. */
function placeOf(question: NamedQuestion, cursor: string): Place | null {
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => typeof part !== 'string')) return null;
  const [asked, sortName, id] = parts as unknown as readonly [string, string, string];
  return asked === questionOf(question) ? [sortName, id] : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const inOrder =
  (descending: boolean) =>
  (a: NamedRow, [sortName, id]: Place): number =>
    (descending ? -1 : 1) * compare(a[1], sortName) || compare(a[2], id);

/** The first rows in the order asked for, without sorting the thousands behind them. */
function firstOf(rows: readonly NamedRow[], most: number, order: (a: NamedRow, b: Place) => number): NamedRow[] {
  const first: NamedRow[] = [];
  for (const row of rows) {
    const last = first[most - 1];
    if (last && order(row, [last[1], last[2]]) >= 0) continue;
    let [low, high] = [0, first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const [, sortName, id] = first[middle] as NamedRow;
      if (order(row, [sortName, id]) < 0) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, row);
    if (first.length > most) first.pop();
  }
  return first;
}

/**
 * Chooses a page from what a name has found: in memory, because a common name finds thousands of families.
 * @returns null for a cursor that this question never gave
 */
export function namedPage(found: readonly NamedRow[], question: NamedQuestion, viewer: Viewer): NamedPage | null {
  const { municipality, limit, cursor, descending } = question;
  const { municipalities } = viewer;
  // In the whole region every family stands once, with its holder.
  const isWhole = municipalities === '*' && municipality === undefined;
  const seen = found.filter(
    ([place, , , elsewhere]) =>
      (!isWhole || elsewhere === undefined) &&
      (municipality === undefined || place === municipality) &&
      (municipalities === '*' || municipalities.includes(place)),
  );
  const after = cursor === undefined ? undefined : placeOf(question, cursor);
  if (after === null) return null;
  const order = inOrder(descending);
  const rest = after === undefined ? seen : seen.filter((row) => order(row, after) > 0);
  // One row more than asked for says whether there is a next page.
  const first = firstOf(rest, limit + 1, order);
  const page = first.slice(0, limit);
  const last = first.length > limit ? page.at(-1) : undefined;
  return {
    ids: page.map(([, , id]) => id),
    total: seen.length,
    nextCursor: last ? cursorText(question, last) : null,
  };
}
