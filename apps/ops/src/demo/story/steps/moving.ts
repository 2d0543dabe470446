import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { agenciesOf, DISTRICTS, type District } from '../../region/districts';
import { workday, workdaysAfter, type Session } from '../calendar';
import type { Teller } from '../teller';
import { IMPROVED, tellLeaving } from './leaving';
import type { Registered } from './registration';
import { tellKeeping } from './work';

/** The other district under the same regulation, to which a family may move; null where there is none. */
export const neighbourOf = ({ district }: Teller): District | null =>
  DISTRICTS.find((one) => one.profileId === district.profileId && one !== district) ?? null;

/** The papers go with a later batch than the offer: both commissions send theirs at once. */
const ON_THE_WAY = 15;

/** The commission there accepts what the one here offered, and names a curator of its own. */
function tellAccepted(there: Teller, minors: Registered, session: Session): void {
  const subjects = [{ kind: 'FAMILY' }, ...minors.map(({ personId }) => ({ kind: 'MINOR', personId }))];
  there.decide('accept-transfer', { subjects }, session);
  const curator = { agencyId: there.agencies.social, officerId: there.curator };
  there.tell('assign-curator', { curator }, { on: workdaysAfter(session.on, 5), by: there.officers.chair });
}

/** A registered family moves to another district of the region, which reviews it when its half year is over. */
export function tellMoving(
  t: Teller,
  to: District,
  { registeredOn, minors }: { readonly registeredOn: LocalDate; readonly minors: Registered },
): void {
  const on = workday(addDays(registeredOn, t.dice.int(70, 110)));
  const offer = {
    toCommissionId: agenciesOf(to).commission,
    reason: 'Учебный пример: семья переехала',
    documentsSent: [],
    openMeasures: [],
  };
  if (t.tell('initiate-transfer', offer, { on, by: t.officers.secretary }) === null) return;
  const session = t.sessions.from(to, addDays(on, ON_THE_WAY));
  if (session.on > t.end) return;
  const there = t.moveTo(to, session.on);
  tellAccepted(there, minors, session);
  const review = there.sessions.from(to, addMonths(registeredOn, 6));
  if (there.dice.chance(0.5)) tellLeaving(there, minors, { session: review, ground: IMPROVED });
  else tellKeeping(there, review.on);
}
