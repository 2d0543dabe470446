import type { FamilyView } from '@kurator/family';
import { duties, type Duty } from '@kurator/regulation';
import type { FamilyProjection } from '@kurator/read-models';
import { dutyRows, isSettled } from './duty-rows';

export { type DutyRow } from './duty-rows';

/** What can matter to a work list: every duty with a term, and what has none while it is open. */
const matters = (duty: Duty): boolean => duty.kind === 'TERM' || (duty.kind === 'NO_TERM' && !isSettled(duty));

/**
 * The work list (spec 4): a row per duty and interval in which it is judged the same, with the deadline entry of those
 * days as its body. Any day's list is thus a filter on columns, exactly paged and counted.
 */
export const deadlines: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'deadlines',
  version: 1,
  collections: [
    {
      name: 'duties',
      columns: {
        familyId: 'text',
        municipality: 'text',
        from: 'text',
        to: 'text',
        status: 'text',
        dueSort: 'text',
        effectiveDue: 'text',
        responsibleAgencyId: 'text',
        responsibleOfficerId: 'text',
        settled: 'integer',
      },
      // Duties that nothing has ended yet are few: a list of today's open ones starts there.
      indexes: [
        ['settled', 'municipality', 'dueSort', 'id', 'to', 'from', 'status'],
        ['settled', 'dueSort', 'id', 'to', 'from', 'status'],
        ['municipality', 'dueSort', 'id', 'to', 'from', 'status'],
        ['responsibleAgencyId', 'dueSort', 'id', 'to', 'from', 'status'],
        ['responsibleOfficerId', 'dueSort', 'id', 'to', 'from', 'status'],
      ],
    },
  ],
  render: (view) => ({
    documents: {
      duties: duties(view.facts, view.regulation)
        .filter(matters)
        .flatMap((duty) => dutyRows(view, duty)),
    },
  }),
};
