import { OPEN_END } from '@kurator/family';
import type { ReadModels } from '@kurator/read-models';
import { everyDoc } from '../queries/own-duties';

/**
 * Leaves out the families that are known to have nothing to do with some municipalities: those that stand in the bank today
 * and never stood there in one of them. Whom the bank does not show (a blocked record, a family that is not rendered yet)
 * stays in: rendered once too often it reads the same.
 */
export async function touchedFamilies(
  models: Pick<ReadModels, 'current'>,
  families: readonly string[],
  units: ReadonlySet<string>,
): Promise<readonly string[]> {
  const store = models.current();
  const idsOf = async (where: Parameters<typeof everyDoc>[2]): Promise<ReadonlySet<string>> =>
    new Set((await everyDoc(store, 'bank', where)).map(({ familyId }) => String(familyId)));
  const there = units.size === 0 ? new Set<string>() : await idsOf({ municipality: { in: [...units] } });
  const shown = await idsOf({ to: { eq: OPEN_END } });
  return families.filter((family) => there.has(family) || !shown.has(family));
}
