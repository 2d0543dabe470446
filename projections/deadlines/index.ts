import { addMonths, type LocalDate } from '@kurator/kernel';
import { dutiesAhead, type FamilyView } from '@kurator/family';
import type { Duty } from '@kurator/regulation';
import type { FamilyProjection } from '@kurator/read-models';
import { dutyRows, isSettled, type DutyRow } from './duty-rows';

export { entryOf, familyOf, OPEN_STATUSES, type DutyRow } from './duty-rows';

/** What can matter to a work list: every duty with a term, and what has none while it is open. */
const matters = (duty: Duty): boolean => duty.kind === 'TERM' || (duty.kind === 'NO_TERM' && !isSettled(duty));

/** Months after a family's last fact in which rows still show what time alone brings (ADR 007). */
const MONTHS_AHEAD = 3;
/** The last day on which the rows of a family are all that its duties are. */
export const horizonOf = ({ facts }: FamilyView): LocalDate =>
  addMonths(facts.at(-1)?.occurredOn ?? '0001-01-01', MONTHS_AHEAD);

/** Every duty's rows. A duty is named by its rule and how many of that rule came before it: event ids are long. */
function rowsOf(view: FamilyView): readonly DutyRow[] {
  const begun = new Map<string, number>();
  const horizon = horizonOf(view);
  return dutiesAhead(view).flatMap((duty) => {
    const count = (begun.get(duty.ruleKey) ?? 0) + 1;
    begun.set(duty.ruleKey, count);
    const isNear = (duty.triggerOn ?? duty.pendingFrom ?? horizon) <= horizon;
    const name = count === 1 ? duty.ruleKey : `${duty.ruleKey}-${count}`;
    return isNear && matters(duty) ? dutyRows(view, duty, name) : [];
  });
}

/**
 * The work list (spec 4): a row per duty and interval in which it is judged the same, with the deadline entry of those
 * days in it; that time alone makes it overdue is a column, because it does so to most. Any day's list is thus a filter
 * on columns, exactly paged and counted.
 */
export const deadlines: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'deadlines',
  version: 9,
  collections: [
    {
      name: 'duties',
      columns: {
        municipality: 'text',
        from: 'text',
        to: 'text',
        status: 'text',
        lateFrom: 'text',
        dueSort: 'text',
        responsibleAgencyId: 'text',
        responsibleOfficerId: 'text',
        over: 'integer',
      },
      notById: true,
      // What is open today is little: a list of it starts there. A list of the past goes through both. There are more of
      // these rows than of any others, and every index is a page to be written for each: whose duty it is, is looked up
      // among those of the municipality, and those of one due day are sorted when they are asked for.
      indexes: [
        [
          ...['over', 'municipality', 'dueSort', 'to', 'from', 'status', 'lateFrom'],
          ...['responsibleAgencyId', 'responsibleOfficerId'],
        ],
        ['over', 'dueSort', 'to', 'from', 'status', 'lateFrom'],
      ],
    },
  ],
  render: (view) => ({ documents: { duties: rowsOf(view) } }),
};
