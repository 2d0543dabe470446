import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { workday, workdaysAfter, type Session } from './calendar';
import { tellIntake } from './steps/intake';
import { IMPROVED, MOVED_AWAY, OF_AGE, tellLeaving, tellOneLeaves, WITH_PATRONAGE, type Ground } from './steps/leaving';
import { tellEmergency } from './steps/emergency';
import { tellLevels } from './steps/levels';
import { neighbourOf, tellMoving } from './steps/moving';
import { tellMonitoring, type Span } from './steps/monitoring';
import { tellProgramme } from './steps/programme';
import {
  announced,
  reviewSession,
  tellDouble,
  tellPapers,
  tellRecognition,
  type Registered,
} from './steps/registration';
import { tellAnotherCurator, tellCorrectedDetails, tellKeeping, tellRepeatMessage } from './steps/work';
import type { Teller } from './teller';

/** Ways in which a family's story goes, and how many in a hundred go so. */
export const PLOTS = {
  registered: 56,
  moves: 6,
  direct: 8,
  comesOfAge: 5,
  returns: 8,
  declined: 7,
  unconfirmed: 7,
  tzhs: 3,
} as const;
export type Plot = keyof typeof PLOTS;

export interface Beginning {
  readonly plot: Plot;
  readonly on: LocalDate;
}
type Tell = (t: Teller, on: LocalDate) => void;

const someOf = (t: Teller): Registered => {
  const { children } = t.family;
  return t.dice.chance(0.3) ? [] : children.slice(0, t.dice.int(1, children.length));
};

/** Half years that no story reaches. */
const FOR_GOOD = 9;
/** How long the family stays: half a year, one or one and a half; null for those who are still there at the end. */
const stay = (t: Teller): number | null => t.dice.pick([1, 1, 2, 3, null]);

/** A half year's review is due; a forgotten one is what is overdue when the story ends. */
function reviewed(t: Teller, registeredOn: LocalDate, terms: number): Session {
  let session = reviewSession(t, registeredOn);
  for (let term = 1; term < terms && session.on <= t.end; term += 1) {
    if (t.dice.chance(0.2)) t.quirk('OVERDUE');
    else tellKeeping(t, session.on);
    session = t.sessions.from(t.district, addMonths(session.on, 6));
  }
  return session;
}

/** Levels, visits, reports and what may happen meanwhile, from the approval on. @param left null: the family stays */
function helped(t: Teller, { from, approvedOn }: Pick<Span, 'from' | 'approvedOn'>, left: LocalDate | null): void {
  tellLevels(t, approvedOn, left === null ? null : workday(addDays(left, -4)));
  tellMonitoring(t, { from, approvedOn, until: left ?? addDays(t.end, 1) });
  if (t.district.profileId === 'MARIEL' && t.dice.chance(0.1)) tellEmergency(t, addDays(from, t.dice.int(20, 90)));
}

/** Work with a registered family until it leaves. @returns the day of leaving, null when it is still there */
function worked(t: Teller, session: Session, minors: Registered, ground: Ground): LocalDate | null {
  tellPapers(t, session);
  if (t.dice.chance(0.05)) tellDouble(t, session.on);
  const approvedOn = tellProgramme(t, session.on);
  tellCorrectedDetails(t, session.on);
  tellRepeatMessage(t, session.on);
  tellAnotherCurator(t, session.on);
  const terms = stay(t);
  const last = reviewed(t, session.on, terms ?? FOR_GOOD);
  helped(t, { from: session.on, approvedOn }, terms === null ? null : last.on);
  if (terms === null) return null;
  const early = terms > 1 && t.dice.chance(0.3);
  const rest = early ? tellOneLeaves(t, minors, addMonths(session.on, 5)) : minors;
  return tellLeaving(t, rest, { session: last, ground }) ? last.on : null;
}

const reported: Tell = (t, on) => void registeredAfter(t, on, false);

function registeredAfter(t: Teller, on: LocalDate, known: boolean): LocalDate | null {
  const ready = tellIntake(t, on, { known, confirmed: true });
  const session = announced(t, ready);
  const minors = someOf(t);
  if (!tellRecognition(t, { session, minors, direct: false })) return null;
  return worked(t, session, minors, t.dice.pick([IMPROVED, IMPROVED, WITH_PATRONAGE, MOVED_AWAY]));
}

/** The commission recognised a family that nobody had reported, and its office entered it weeks later. */
const direct: Tell = (t, on) => {
  const session = t.sessions.from(t.district, on);
  const minors = someOf(t);
  t.quirk('BACKDATED');
  t.holdBackUntil(workday(addDays(session.on, t.dice.int(21, 70))));
  if (tellRecognition(t, { session, minors, direct: true })) worked(t, session, minors, IMPROVED);
};

/** The only child is registered shortly before it is 18: the registration ends with its majority. */
const comesOfAge: Tell = (t, on) => {
  const ready = tellIntake(t, on, { known: false, confirmed: true });
  const session = announced(t, ready);
  const [child] = t.family.children;
  if (child === undefined || !tellRecognition(t, { session, minors: [child], direct: false })) return;
  tellPapers(t, session);
  tellProgramme(t, session.on);
  const majority = t.sessions.from(t.district, addDays(addMonths(child.birthDate, 18 * 12), 1));
  tellLeaving(t, [child], { session: majority, ground: OF_AGE });
};

/** A family that left comes back: its next episode. */
const returns: Tell = (t, on) => {
  const left = registeredAfter(t, on, false);
  if (left === null) return;
  const again = workday(addDays(left, t.dice.int(30, 90)));
  if (again > t.end) return;
  t.quirk('REPEATED');
  registeredAfter(t, again, true);
};

const declined: Tell = (t, on) => {
  const session = announced(t, tellIntake(t, on, { known: false, confirmed: true }));
  const body = {
    subjects: [{ kind: 'FAMILY' }],
    reason: 'Учебный пример: положение исправлено',
    followUp: 'PREVENTIVE_REGISTER',
  };
  if (t.decide('decline-recognition', body, session) !== null) t.quirk('DECLINED');
};

const unconfirmed: Tell = (t, on) => {
  const ready = tellIntake(t, on, { known: false, confirmed: false });
  const body = { reason: 'Учебный пример: обстоятельства не подтвердились', basis: 'LOW_DANGER' };
  t.tell('close-unconfirmed', body, { on: workdaysAfter(ready, 2), by: t.officers.secretary });
};

const tzhs: Tell = (t, on) => {
  const session = announced(t, tellIntake(t, on, { known: false, confirmed: true }));
  const body = { toInstitutionId: t.agencies.social, reason: 'Учебный пример: нужна социальная помощь' };
  t.tell('refer-to-tzhs', body, { on: session.on, by: t.officers.secretary, events: 2 });
};

/** A family that moves to another district of the region while it is on the register. */
const moves: Tell = (t, on) => {
  const to = neighbourOf(t);
  if (to === null) return void registeredAfter(t, on, false);
  const session = announced(t, tellIntake(t, on, { known: false, confirmed: true }));
  const minors = someOf(t);
  if (!tellRecognition(t, { session, minors, direct: false })) return;
  tellPapers(t, session);
  tellProgramme(t, session.on);
  tellMoving(t, to, { registeredOn: session.on, minors });
};

const TELLERS: Readonly<Record<Plot, Tell>> = {
  registered: reported,
  moves,
  direct,
  comesOfAge,
  returns,
  declined,
  unconfirmed,
  tzhs,
};

/** Tells a family's story from its first day on. */
export const tellPlot = (t: Teller, { plot, on }: Beginning): void => TELLERS[plot](t, on);
