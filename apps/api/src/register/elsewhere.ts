import type { ReadModels } from '@kurator/read-models';
import type { EndedRegistration } from '@projections/ended-registrations';
import type { ElsewhereOf } from '../decisions/parts';

/** Fifty persons leave a family's register a few times at most; a page of the store is enough. */
const MOST = 500;

/**
 * Who was on the register in another family and left it by a day (CG-58), from the read models as they stand.
 * Read models that are away say nothing, which is not "nobody": the recognition keeps what it knew for good (ADR 012).
 * The function so made rejects with StoreUnavailable then, and the recognition is sent again when they are back.
 */
export const elsewhereOf =
  (models: ReadModels): ElsewhereOf =>
  async (persons, on, exceptFamily) => {
    const found = new Map<string, string>();
    if (persons.length === 0) return found;
    const where = { personId: { in: persons }, until: { lte: on } };
    const sort = [{ by: 'until', dir: 'asc' }] as const;
    const { items } = await models.current().find('ended-registrations', { where, sort, limit: MOST });
    for (const { familyId, personId, until } of items as unknown as readonly EndedRegistration[])
      if (familyId !== exceptFamily) found.set(personId, until);
    return found;
  };
