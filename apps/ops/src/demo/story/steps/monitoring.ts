import { addDays, addMonths, quarterOf, quarterSpan, type LocalDate } from '@kurator/kernel';
import type { ProfileId } from '../../region/districts';
import { workday, workdaysAfter } from '../calendar';
import { eventOf } from '../event-of';
import type { Teller } from '../teller';

/** Days of work with a family: from its registration to the day before it leaves, or to the story's end. */
export interface Span {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly approvedOn: LocalDate;
}
type Monitoring = (t: Teller, span: Span) => void;

const firstOf = (month: LocalDate): LocalDate => `${month.slice(0, 7)}-01`;

/** KOCHKI 4.8: at least one visit a month; now and then a month passes without. */
const visits: Monitoring = (t, { from, until }) => {
  for (let month = addMonths(firstOf(from), 1); addMonths(month, 1) <= until; month = addMonths(month, 1)) {
    if (t.dice.chance(0.1)) {
      t.quirk('OVERDUE');
      continue;
    }
    const body = {
      kind: 'PK-03',
      place: 'По месту жительства семьи',
      present: [t.family.parents[0]?.personId],
      situation: t.dice.pick(['BETTER', 'SAME', 'SAME', 'WORSE']),
      talk: 'Учебный пример беседы',
    };
    const on = workday(addDays(month, t.dice.int(3, 20)));
    t.tell('record-patronage-visit', body, { on, by: t.curator });
    const twice = t.dice.chance(0.03) ? t.tell('record-patronage-visit', body, { on, by: t.curator }) : null;
    if (twice !== null) t.correct(twice, 'patronage-visit-made', null);
  }
};

const DYNAMICS = ['BETTER', 'BETTER', 'SAME', 'WORSE'];

/** The curator's analysis of a quarter, and its approval at the next session that can have read it. */
function tellReport(t: Teller, quarterEnd: LocalDate, until: LocalDate): void {
  const on = workday(addDays(quarterEnd, t.dice.int(3, 9)));
  if (on >= until) return;
  const quarter = quarterOf(quarterEnd);
  const [measuresPlanned, measuresDone] = [4, t.dice.int(1, 4)];
  const report = {
    ...{ quarter, measuresPlanned, measuresDone, measuresNotDone: measuresPlanned - measuresDone },
    familyObligations: 'Учебный пример обязательств семьи',
    dynamics: t.dice.pick(DYNAMICS),
    conclusions: 'Учебный пример выводов',
    proposals: 'Учебный пример предложений',
    proposedDecision: 'DT-KEEP',
  };
  const told = t.tell('submit-curator-report', report, { on, by: t.curator });
  const session = t.sessions.from(t.district, addDays(on, 5));
  if (told === null || session.on >= until) return;
  const reportEventId = eventOf(told, 'curator-report-submitted');
  t.decide('approve-curator-report', { quarter, reportEventId }, session);
}

/** KOCHKI 2.2.5, 6.3: every quarter; some are forgotten. */
const reports: Monitoring = (t, { from, until }) => {
  for (let { to } = quarterSpan(quarterOf(from)); to < until; { to } = quarterSpan(quarterOf(addDays(to, 1)))) {
    if (t.dice.chance(0.1)) t.quirk('OVERDUE');
    else tellReport(t, to, until);
  }
};

const POTENTIAL = ['RP-H', 'RP-M', 'RP-L'];
const REACTIONS = ['RF-02', 'RF-03', 'RF-04'];
const STAGES = ['ST-1', 'ST-2', 'ST-3'];

/** MARIEL App. 4: potential and the family's reaction, once for each stage of the programme. */
const stages: Monitoring = (t, { approvedOn, until }) => {
  for (const [index, stage] of STAGES.entries()) {
    const on = workday(addDays(approvedOn, 5 + index * t.dice.int(45, 60)));
    if (on >= until) return;
    t.tell('assess-potential', { stage, value: t.dice.pick(POTENTIAL) }, { on, by: t.curator });
    const memberId = t.family.parents[0]?.personId;
    const form = t.dice.pick(REACTIONS);
    if (t.dice.chance(0.8)) t.tell('record-reaction', { stage, form, memberId }, { on, by: t.curator });
  }
};

/** IRKUTSK 29: a control visit three months after accompaniment has begun; some come too early, some are forgotten. */
const controlAct: Monitoring = (t, { approvedOn, until }) => {
  const early = t.dice.chance(0.1);
  const visitedOn = workday(addDays(addMonths(approvedOn, 3), early ? -20 : t.dice.int(8, 25)));
  const issuedOn = workdaysAfter(visitedOn, 1);
  if (issuedOn >= until || t.dice.chance(0.1)) return;
  const body = {
    ...{ actNo: `${t.family.number}`, visitedOn, issuedOn, measuresState: [] },
    situation: t.dice.pick(['IMPROVED', 'UNCHANGED', 'WORSENED']),
    conclusions: 'Учебный пример выводов акта',
  };
  t.tell('issue-control-act', body, { on: issuedOn, by: t.officers.head });
};

const ASKED_BY: Readonly<Partial<Record<ProfileId, readonly Monitoring[]>>> = {
  KOCHKI: [visits, reports],
  MARIEL: [stages],
  IRKUTSK: [controlAct],
};

/** What the district's regulation asks for while a family is worked with. */
export function tellMonitoring(t: Teller, span: Span): void {
  for (const monitoring of ASKED_BY[t.district.profileId] ?? []) monitoring(t, span);
}
