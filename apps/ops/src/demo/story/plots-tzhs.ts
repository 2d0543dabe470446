import { addDays, addMonths, type LocalDate } from '@kurator/kernel';
import { workday, workdaysAfter } from './calendar';
import { orderSurvey, tellReport, tellSurvey } from './steps/intake';
import { IMPROVED, tellLeaving } from './steps/leaving';
import { announced, reviewSession, tellPapers, tellRecognition } from './steps/registration';
import { tellEnding, tellInterim, tellPost, tellQualityAnalyses, tellWithdrawal } from './steps/tzhs-life';
import { firstLevel, tellCourse, tellMove, tellStart } from './steps/tzhs-levels';
import { tellAgreement, tellApplication, tellNeed, tellPlan, tellRefusedPlan, type Consent } from './steps/tzhs-way';
import type { Teller } from './teller';

/** Ways in which the story of a family on the TZhS track goes (OKTYABRSKY), and how many in a hundred go so. */
export const TZHS_PLOTS = {
  accompanied: 46,
  consentWithdrawn: 14,
  escalates: 22,
  refused: 10,
  onlyApplied: 8,
} as const;
export type TzhsPlot = keyof typeof TZHS_PLOTS;

interface Accompanied {
  readonly consent: Consent;
  /** Accompaniment began. */
  readonly on: LocalDate;
  readonly level: ReturnType<typeof firstLevel>;
}

/** From the message to the first day of accompaniment. */
function onTheWay(t: Teller, on: LocalDate, { known = false, danger = false } = {}): Accompanied {
  tellApplication(t, on, known);
  const level = firstLevel(t);
  const determined = tellNeed(t, on, { level, danger });
  const approved = tellPlan(t, workdaysAfter(determined, 4), level);
  const consent = tellAgreement(t, approved.on, addMonths(approved.on, 24));
  const started = workdaysAfter(approved.on, 8);
  tellStart(t, started, level);
  return { consent, on: started, level };
}

/** Levels, analyses and the end, with the bank where consent still holds there, when it comes within the story. */
function lived(t: Teller, { on, level, consent }: Accompanied): void {
  const until = addDays(t.end, 1);
  const ready = tellCourse(t, { since: on, level, until });
  if (addMonths(on, 6) < ready) tellInterim(t, addMonths(on, 6));
  if (ready >= until) return tellQualityAnalyses(t, on, until);
  const session = t.sessions.from(t.district, addDays(ready, 3));
  tellQualityAnalyses(t, on, session.on);
  const { over, relapse } = tellPost(t, tellEnding(t, session, { inBank: consent !== null }));
  const again = workday(addDays(over, t.dice.int(15, 60)));
  if (!relapse || again > t.end) return;
  t.quirk('REPEATED');
  onTheWay(t, again, { known: true });
}

type Tell = (t: Teller, on: LocalDate) => void;

const accompanied: Tell = (t, on) => lived(t, onTheWay(t, on));

const consentWithdrawn: Tell = (t, on) => {
  const way = onTheWay(t, on);
  const withdrawn = workday(addDays(way.on, t.dice.int(20, 150)));
  if (way.consent !== null) tellWithdrawal(t, withdrawn, way.consent);
  lived(t, { ...way, consent: null });
};

/** Danger in front of the TZhS track: the commission registers the family, or finds nothing and the track goes on. */
const escalates: Tell = (t, on) => {
  const way = onTheWay(t, on, { danger: t.dice.chance(0.5) });
  const seen = workday(addDays(way.on, t.dice.int(15, 70)));
  tellQualityAnalyses(t, way.on, seen);
  tellReport(t, { on: seen, known: true, does: 'ESCALATES' });
  orderSurvey(t, seen);
  tellSurvey(t, workdaysAfter(seen, 9));
  const ready = workdaysAfter(seen, 10);
  if (t.dice.chance(0.35)) {
    const body = { reason: 'Учебный пример: обстоятельства не подтвердились', basis: 'LOW_DANGER' };
    t.tell('close-unconfirmed', body, { on: ready, by: t.officers.secretary, events: 2 });
    return;
  }
  const session = announced(t, ready);
  const minors = t.family.children.slice(0, 1);
  if (!tellRecognition(t, { session, minors, direct: false })) return;
  tellPapers(t, session);
  if (way.level !== 'EMERGENCY') tellMove(t, workdaysAfter(session.on, 1), 'EMERGENCY', 'LE-01');
  const review = reviewSession(t, session.on);
  if (t.dice.chance(0.5)) tellLeaving(t, minors, { session: review, ground: IMPROVED });
};

const refused: Tell = (t, on) => {
  tellApplication(t, on, false);
  tellRefusedPlan(t, workdaysAfter(tellNeed(t, on, { level: firstLevel(t), danger: false }), 4));
};

const onlyApplied: Tell = (t, on) => tellApplication(t, on, false);

const TELLERS: Readonly<Record<TzhsPlot, Tell>> = { accompanied, consentWithdrawn, escalates, refused, onlyApplied };

/** Tells the story of a family on the TZhS track from its first day on. */
export const tellTzhsPlot = (t: Teller, { plot, on }: { plot: TzhsPlot; on: LocalDate }): void => TELLERS[plot](t, on);
