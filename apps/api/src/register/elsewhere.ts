import type { EndedRegistration } from '@projections/ended-registrations';
import type { ElsewhereOf } from '../decisions/parts';
import type { Rows } from '../decisions/rows';

/**
 * Who was on the register in another family and left it by a day (CG-58), from the read models as they stand.
 * Read models that are away say nothing, which is not "nobody": the recognition keeps what it knew for good (ADR 012).
 * The function so made rejects with StoreUnavailable then, and the recognition is sent again when they are back.
 */
export const elsewhereOf =
  (rows: Rows): ElsewhereOf =>
  async (persons, on, exceptFamily) => {
    const found = new Map<string, string>();
    if (persons.length === 0) return found;
    const ended = await rows('ended-registrations', { personId: { in: persons }, until: { lte: on } });
    for (const { familyId, personId, until } of ended as unknown as readonly EndedRegistration[]) {
      const known = found.get(personId);
      if (familyId !== exceptFamily && (known === undefined || known < until)) found.set(personId, until);
    }
    return found;
  };
