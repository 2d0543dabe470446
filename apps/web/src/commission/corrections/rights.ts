import type { HistoryItem } from '../../api/types';
import type { Me } from '../../session/store';

const COMMISSION = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'];
/** Facts about facts: nothing corrects them. */
const ABOUT_FACTS = new Set(['correction-proposed', 'correction-rejected', 'event-corrected', 'event-annulled']);

type Of = Pick<HistoryItem, 'actor'>;
/** Who may take part in correcting a record: the commission, and the role that recorded it (spec 3.3 C44). */
const hasRole = ({ roles }: Me, { actor }: Of): boolean =>
  roles.some((role) => COMMISSION.includes(role) || role === actor.role);

/** True where the page offers to correct a record; the server judges it anyway. */
export const mayPropose = (me: Me, item: HistoryItem): boolean =>
  me.officerId !== undefined && item.annulledBy === null && !ABOUT_FACTS.has(item.type) && hasRole(me, item);

export type Deciding = 'MAY' | 'OWN' | 'NO_OFFICER' | 'NOT_HIS';

/** Whether somebody may decide about a proposal; four eyes compare officers, not accounts. */
export function deciding(me: Me, item: Of, proposedBy: string | undefined): Deciding {
  if (me.officerId === undefined) return 'NO_OFFICER';
  if (me.officerId === proposedBy) return 'OWN';
  return hasRole(me, item) ? 'MAY' : 'NOT_HIS';
}
