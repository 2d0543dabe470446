import { createHash } from 'node:crypto';
import type { ReadModelReads } from '@kurator/read-models';
import { dayBefore, type Question } from '../figures';

const PAGE = 5000;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface Rows {
  readonly families: number;
  readonly checksum: string;
}

/** A stretch on the register as one line. */
export const lineOf = (family: string, from: string, to: string, minors: number): string =>
  `${family}/${from} ${to} ${minors}`;
export const familyOf = (line: string): string => line.slice(0, line.indexOf('/'));

/** Every stretch on the register in a unit that touches the quarter or the day before it. */
export async function storedLines(reads: ReadModelReads, { unit, span }: Question): Promise<readonly string[]> {
  const where = { municipality: { eq: unit }, to: { gt: dayBefore(span) }, from: { lte: span.to } };
  const lines: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const more: { readonly cursor?: string } = cursor === undefined ? {} : { cursor };
    const page = await reads.find('registrations', { where, limit: PAGE, ...more });
    for (const { id, from, to, minors } of page.items)
      lines.push(lineOf(familyOf(id), String(from), String(to), Number(minors)));
    cursor = page.nextCursor;
    await breathe();
  }
  return lines;
}

export const rowsOf = (lines: readonly string[]): Rows => ({
  families: new Set(lines.map(familyOf)).size,
  checksum: sha256([...lines].sort().join('\n')),
});

/**
 * The rows that a unit's figures rest on, kept as a number of families and a hash; the rows themselves come again from
 * the log at the freeze's position, and must give the same ({@link rowsAt}).
 */
export const contributingRows = async (reads: ReadModelReads, question: Question): Promise<Rows> =>
  rowsOf(await storedLines(reads, question));

/** The region's rows are its units' rows. */
export const rowsOfRegion = (units: readonly Rows[]): Rows => ({
  families: units.reduce((sum, { families }) => sum + families, 0),
  checksum: sha256(
    units
      .map(({ checksum }) => checksum)
      .sort()
      .join('\n'),
  ),
});
