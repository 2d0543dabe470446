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

/**
 * The rows that a unit's figures rest on: every stretch on the register that touches the quarter or the day before it.
 * Kept as a number of families and a hash; the rows themselves come again from the log at the freeze's position.
 */
export async function contributingRows(reads: ReadModelReads, { unit, span }: Question): Promise<Rows> {
  const where = { municipality: { eq: unit }, to: { gt: dayBefore(span) }, from: { lte: span.to } };
  const lines: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const more: { readonly cursor?: string } = cursor === undefined ? {} : { cursor };
    const page = await reads.find('registrations', { where, limit: PAGE, ...more });
    for (const { id, to, minors } of page.items) lines.push(`${id} ${String(to)} ${String(minors)}`);
    cursor = page.nextCursor;
    await breathe();
  }
  const families = new Set(lines.map((line) => line.slice(0, line.indexOf('/')))).size;
  return { families, checksum: sha256(lines.sort().join('\n')) };
}

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
