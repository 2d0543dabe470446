import { StoreUnavailable, type Doc, type ReadModels } from '@kurator/read-models';
import type { EndedRegistration } from '@projections/ended-registrations';
import type { ElsewhereOf } from '../decisions/parts';

/** Fifty persons leave a family's register a few times at most; a page of the store is enough. */
const MOST = 500;

/** Read models that are away cost no decision (ADR 016): what they cannot say is as good as not known yet (ADR 012). */
async function foundIn(reading: Promise<{ readonly items: readonly Doc[] }>): Promise<readonly Doc[]> {
  try {
    return (await reading).items;
  } catch (error) {
    if (error instanceof StoreUnavailable) return [];
    throw error;
  }
}

/** Who was on the register in another family and left it by a day (CG-58), from the read models as they stand. */
export const elsewhereOf =
  (models: ReadModels): ElsewhereOf =>
  async (persons, on, exceptFamily) => {
    const found = new Map<string, string>();
    if (persons.length === 0) return found;
    const where = { personId: { in: persons }, until: { lte: on } };
    const sort = [{ by: 'until', dir: 'asc' }] as const;
    const items = await foundIn(models.current().find('ended-registrations', { where, sort, limit: MOST }));
    for (const { familyId, personId, until } of items as unknown as readonly EndedRegistration[])
      if (familyId !== exceptFamily) found.set(personId, until);
    return found;
  };
