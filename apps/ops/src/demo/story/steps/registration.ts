import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { workday, workdaysAfter, type Session } from '../calendar';
import { LAWS } from '../laws';
import type { Teller } from '../teller';
import type { Person } from '../types';
import { addressesOf, personsOf } from './intake';

export const FAMILY = 'FAMILY';
/** The minors of the family whom the commission registers with it. */
export type Registered = readonly Person[];

const minorGround = (t: Teller): string => t.dice.pick(['MG-01', 'MG-02', 'MG-04', 'MG-05', 'MG-08']);

export function subjectsOf(t: Teller, minors: Registered) {
  const ground = t.dice.pick(LAWS[t.district.profileId].familyGrounds);
  const text = ground === 'FG-99' ? { groundText: 'Учебный пример иного основания' } : {};
  return [
    { kind: 'FAMILY', grounds: [ground], ...text },
    ...minors.map(({ personId }) => ({ kind: 'MINOR', personId, grounds: [minorGround(t)] })),
  ];
}

/** The session that considers the results of the first half year. */
export function reviewSession(t: Teller, registeredOn: LocalDate): Session {
  const half = addMonths(registeredOn, 6);
  return LAWS[t.district.profileId].reviewed === 'WITHIN'
    ? t.sessions.until(t.district, half)
    : t.sessions.from(t.district, half);
}

/** The session that decides, announced to those whom it concerns. */
export function announced(t: Teller, ready: LocalDate): Session {
  const session = t.sessions.from(t.district, addDays(ready, 3));
  const body = {
    sessionOn: session.on,
    agendaItem: 'Учебный пример: о признании семьи',
    questionKind: 'RECOGNITION',
    invited: [t.agencies.social],
  };
  t.tell('schedule-session', body, { on: ready, by: t.officers.secretary });
  return session;
}

interface Recognition {
  readonly session: Session;
  readonly minors: Registered;
  /** Nobody reported the family: the resolution describes it. */
  readonly direct: boolean;
}

/** The resolution that puts the family on the register; the curator is named in it, or a week later. */
export function tellRecognition(t: Teller, { session, minors, direct }: Recognition): boolean {
  const { on } = session;
  const curator = { agencyId: t.agencies.social, officerId: t.curator };
  const forgotten = t.dice.chance(0.1);
  const body = {
    subjects: subjectsOf(t, minors),
    ...(LAWS[t.district.profileId].concludes ? { dangerLevel: t.dice.pick(['MEDIUM', 'HIGH']) } : {}),
    categories: [t.dice.pick(['FC-01', 'FC-04', 'FC-06', 'FC-08'])],
    preventiveWorkOrdered: true,
    workTermFrom: on,
    responsibleAgencyId: t.agencies.social,
    ...(forgotten ? {} : { curator }),
    firstReviewOn: reviewSession(t, on).on,
    ...(direct ? { persons: personsOf(t, false), addresses: addressesOf(t) } : {}),
  };
  if (t.decide('recognise-sop', body, session, { events: forgotten ? 1 : 2 }) === null) return false;
  t.enter([FAMILY, ...minors.map(({ personId }) => personId)], on);
  if (forgotten) t.tell('assign-curator', { curator }, { on: workdaysAfter(on, 5), by: t.officers.chair });
  return true;
}

/** Copies, receipt, acquaintance: what follows a registration on paper. */
export function tellPapers(t: Teller, { on, resolution }: Session): void {
  const late = t.dice.chance(0.15);
  if (late) t.quirk('LATE');
  const sent = workdaysAfter(on, late ? 7 : 2);
  const addressees = [t.agencies.social, t.agencies.school];
  const copies = { resolution, addressees, form: 'WRITTEN', purpose: 'REGISTRATION' };
  t.tell('send-resolution-copies', copies, { on: sent, by: t.officers.secretary });
  const receipt = { resolution, addresseeId: t.agencies.social, receivingOfficerId: t.curator };
  t.tell('acknowledge-resolution', receipt, { on: workday(addDays(sent, 1)), by: t.curator });
  const persons = t.family.parents.map(({ personId }) => personId);
  t.tell(
    'acquaint-family',
    { about: 'REGISTRATION', persons, form: 'IN_PERSON' },
    { on: workdaysAfter(sent, 2), by: t.curator },
  );
}

/** A second try to register who is registered already: the register has to refuse it. */
export function tellDouble(t: Teller, after: LocalDate): void {
  const session = t.sessions.from(t.district, addDays(after, 1));
  const body = {
    subjects: subjectsOf(t, []),
    preventiveWorkOrdered: true,
    workTermFrom: session.on,
    responsibleAgencyId: t.agencies.social,
  };
  t.decide('recognise-sop', body, session, { refused: 'SUBJECT_ALREADY_REGISTERED' });
}
