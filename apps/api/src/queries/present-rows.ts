import type { ReadModelReads } from '@kurator/read-models';
import { PRESENT, type BankRow } from '@projections/regional-bank';

/**
 * The bank's row of today of each family, where it is held: a family that has moved has another one where it came from.
 * @returns by family id; a family that no list shows has none
 */
export async function presentRows(
  reads: Pick<ReadModelReads, 'find'>,
  families: readonly string[],
): Promise<ReadonlyMap<string, BankRow>> {
  const ids = [...new Set(families)];
  if (ids.length === 0) return new Map();
  const where = { familyId: { in: ids }, to: { eq: PRESENT }, holder: { eq: 1 } };
  const { items } = await reads.find('bank', { where, limit: ids.length });
  return new Map(items.map((item) => [String(item['familyId']), item as unknown as BankRow]));
}
