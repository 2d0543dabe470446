import { addDays, type LocalDate } from '@kurator/kernel';
import { workday, workdaysAfter, type Session } from '../calendar';
import type { Teller } from '../teller';
import { FAMILY, type Registered } from './registration';

/** Why a family and its minors leave: grounds of spec 6.4. */
export interface Ground {
  readonly family: string;
  readonly minor: string;
  readonly mode: 'PLAIN' | 'WITH_PATRONAGE';
}
export const IMPROVED: Ground = { family: 'FD-06', minor: 'MD-05', mode: 'PLAIN' };
export const WITH_PATRONAGE: Ground = { family: 'FD-06', minor: 'MD-05', mode: 'WITH_PATRONAGE' };
export const MOVED_AWAY: Ground = { family: 'FD-05b', minor: 'MD-04b', mode: 'PLAIN' };
export const OF_AGE: Ground = { family: 'FD-01', minor: 'MD-01', mode: 'PLAIN' };

const subject = (personId: string | null, ground: string) =>
  personId === null ? { kind: 'FAMILY', ground } : { kind: 'MINOR', personId, ground };

/** One minor leaves before the others: the family stays on the register. */
export function tellOneLeaves(t: Teller, minors: Registered, day: LocalDate): Registered {
  const [first, ...rest] = minors;
  if (first === undefined || rest.length === 0) return minors;
  const session = t.sessions.from(t.district, day);
  const body = { subjects: [subject(first.personId, 'MD-05')], mode: 'PLAIN' };
  if (t.decide('deregister', body, session) === null) return minors;
  t.leave([first.personId], session.on);
  return rest;
}

/** Proposal, review and resolution: everyone who is left leaves. @returns true when the story reaches it */
export function tellLeaving(
  t: Teller,
  minors: Registered,
  { session, ground }: { session: Session; ground: Ground },
): boolean {
  const { on, resolution } = session;
  const proposed = workday(addDays(on, -6));
  const proposal = {
    proposedBy: 'AGENCY',
    proposerId: t.agencies.social,
    subjects: [{ kind: 'FAMILY' }],
    ground: ground.family,
  };
  if (t.dice.chance(0.9)) t.tell('propose-deregistration', proposal, { on: proposed, by: t.curator });
  const result = ground.mode === 'PLAIN' ? 'DEREGISTER' : 'DEREGISTER_WITH_PATRONAGE';
  t.decide('hold-review', { reportsConsidered: ['Учебный отчёт куратора'], result }, session);
  const body = {
    subjects: [subject(null, ground.family), ...minors.map(({ personId }) => subject(personId, ground.minor))],
    mode: ground.mode,
    ...(ground.mode === 'PLAIN' ? {} : { patronageAgencyId: t.agencies.social }),
    outcome: ground.family === 'FD-06' ? 'OA-01' : 'OA-02',
  };
  if (t.decide('deregister', body, session) === null) return false;
  t.leave([FAMILY, ...minors.map(({ personId }) => personId)], on);
  const late = t.dice.chance(0.1);
  if (late) t.quirk('LATE');
  const sent = workdaysAfter(on, late ? 14 : 3);
  const copies = { resolution, addressees: [t.agencies.social], form: 'WRITTEN', purpose: 'DEREGISTRATION' };
  t.tell('send-resolution-copies', copies, { on: sent, by: t.officers.secretary });
  const persons = t.family.parents.map(({ personId }) => personId);
  const told = { about: 'DEREGISTRATION', persons, form: 'WRITTEN' };
  t.tell('acquaint-family', told, { on: workdaysAfter(sent, 1), by: t.officers.secretary });
  return true;
}
