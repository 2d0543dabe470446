import { deadlinesOf, type Told } from '../../../libs/regulation/src/deadlines/story';
import { plusDays, plusMonths, plusWorking, rolled } from './days';
import { CELLS, type Cell } from './matrix';
import { storyOf } from './story-of';
import type { Story } from './told';

/**
 * The terms of all rules in all regulations, a second time: the spec's own matrix is read (`matrix.ts`), each rule has a
 * small history that starts it (`stories.ts`), and its days are counted with a calendar of our own (`days.ts`).
 */
const DAYS = [
  ...['2025-04-29', '2025-06-10', '2025-10-29', '2025-12-24', '2025-12-29', '2025-12-30', '2026-01-03', '2026-01-12'],
  ...['2026-02-18', '2026-02-20', '2026-03-05', '2026-03-06', '2026-04-24', '2026-04-30', '2026-05-08', '2026-06-10'],
  ...['2026-07-15', '2026-08-31', '2026-10-31', '2026-11-03', '2026-12-21', '2026-12-29', '2027-02-17', '2027-02-19'],
];

/** What the term makes of a day; null: it has none, or none that is a day. */
function dueOf(term: string, on: string): { readonly nominal: string; readonly effective: string } | null {
  const [n = 0, unit] = [Number(/(\d+) (?:wd|d)$/.exec(term)?.[1]), / (wd|d)$/.exec(term)?.[1]];
  if (term === 'at once') return { nominal: on, effective: on };
  if (unit === 'wd') return { nominal: plusWorking(on, n), effective: plusWorking(on, n) };
  const days = term === '3–5 d' ? 5 : n;
  return unit === 'd' ? { nominal: plusDays(on, days), effective: rolled(plusDays(on, days)) } : null;
}

const entriesOf = ({ regulation, rule, key }: Cell, told: readonly Told[], on: string) =>
  deadlinesOf(regulation, told, on).filter((entry) => entry.rule === rule && entry.ruleKey === key);
/** The one that the story is about; duties that its beginning brought are older. */
const last = (cell: Cell, told: readonly Told[], on: string) =>
  entriesOf(cell, told, on).findLast(({ triggerOn, status }) => triggerOn !== null || status === 'PENDING_TRIGGER');

const LATER = '2028-06-30';
const counted = CELLS.filter(({ term }) => dueOf(term, '2026-03-02') !== null);
const withoutTerm = CELLS.filter(({ term }) => term === 'duty, no term');
const silent = CELLS.filter(({ term }) => term === 'not regulated');
const tellable = (cell: Cell): readonly [Cell, Story][] => {
  const story = storyOf(cell.regulation, cell.key);
  return story === null ? [] : [[cell, story]];
};
/** Its receipt is told by the change itself: a test of its own. */
const RECEIVED_WITH_THE_DEED = 'bankRecordChanged';
const named = (cells: readonly Cell[]) =>
  cells
    .flatMap(tellable)
    .map(([cell, story]) => [`${cell.rule} ${cell.key} under ${cell.regulation}: ${cell.term}`, cell, story] as const);

describe('the matrix', () => {
  it('has every rule in every regulation', () => {
    expect(new Set(CELLS.map(({ rule }) => rule)).size).toBe(59);
    expect(CELLS).toHaveLength(59 * 5);
    expect(CELLS.every(({ term, clause }) => (term === 'not regulated') === (clause === ''))).toBe(true);
  });
});

/** MARIEL and BORODINO count the programme from the decision (DL-15). */
const isByDecision = ({ key, regulation }: Cell): boolean => key === 'programmeSubmitted' && regulation !== 'KOCHKI';
/** From a receipt where there is one: it comes two days later, and the term begins with it. */
const receiptOf = (cell: Cell, { receipt }: Story) => (isByDecision(cell) ? undefined : receipt);
const confidenceOf = ({ inferred }: Cell): string => (inferred ? 'INFERRED' : 'EXPLICIT');

/** The story up to the fact that begins the term, and the day of that fact. */
function begun(cell: Cell, story: Story, on: string): { readonly told: readonly Told[]; readonly from: string } {
  const receipt = receiptOf(cell, story);
  if (receipt === undefined) return { told: story.starts(on), from: on };
  const from = plusDays(on, 2);
  return { told: [...story.starts(on), receipt(from)], from };
}

describe('terms in days', () => {
  const cells = named(counted.filter(({ key }) => key !== RECEIVED_WITH_THE_DEED));

  it.each(cells)('%s, with both days, its clause and how sure the reading is', (_name, cell, story) => {
    for (const on of DAYS) {
      const { told, from } = begun(cell, story, on);
      const due = dueOf(cell.term, from);
      expect({ on, ...last(cell, told, from) }).toMatchObject({
        ...{ on, triggerOn: from, nominalDue: due?.nominal, effectiveDue: due?.effective, metOn: null },
        ...{ status: 'RUNNING', clause: cell.clause, confidence: confidenceOf(cell), profileId: cell.regulation },
      });
    }
  });

  it.each(cells)('%s: kept on its last day, missed on the day after', (_name, cell, story) => {
    for (const on of DAYS) {
      const { told, from } = begun(cell, story, on);
      const due = dueOf(cell.term, from)?.effective ?? '';
      const late = plusWorking(due, 1);
      const statuses = [due, plusDays(due, 1)].map((day) => last(cell, told, day)?.status);
      const done = [due, late].map((day) => last(cell, [...told, story.does(day)], LATER));
      expect({ on, statuses, done }).toMatchObject({
        ...{ on, statuses: ['RUNNING', 'OVERDUE'] },
        done: [
          { status: 'MET', metOn: due, lateWorkingDays: 0 },
          { status: 'MET_LATE', metOn: late, lateWorkingDays: 1 },
        ],
      });
    }
  });

  it.each(cells.filter(([, cell, story]) => receiptOf(cell, story) !== undefined))(
    '%s: waits for the receipt',
    (_name, cell, { starts }) => {
      for (const on of DAYS) expect(last(cell, starts(on), plusDays(on, 30))?.status).toBe('PENDING_TRIGGER');
    },
  );
});

it('a change of the record counts from its receipt, which the change tells (IRKUTSK 48)', () => {
  const cell = CELLS.find(({ key, regulation }) => key === RECEIVED_WITH_THE_DEED && regulation === 'IRKUTSK') as Cell;
  for (const on of DAYS) {
    const [told, received] = [storyOf('IRKUTSK', cell.key)?.starts(on) ?? [], plusDays(on, 1)];
    const due = plusWorking(received, 3);
    const changed = (day: string): Told => [day, 'bank-record-changed', { basedOnEventId: 'e1', receivedOn: received }];
    expect(last(cell, told, plusDays(due, 30))).toMatchObject({ status: 'PENDING_TRIGGER', effectiveDue: null });
    for (const [day, status] of [
      [due, 'MET'],
      [plusWorking(due, 1), 'MET_LATE'],
    ] as const)
      expect(last(cell, [...told, changed(day)], LATER)).toMatchObject({
        status,
        triggerOn: received,
        effectiveDue: due,
      });
  }
});

describe('duties without a term', () => {
  it.each(named(withoutTerm))('%s', (_name, cell, { starts, does }) => {
    const on = '2026-03-04';
    const open = entriesOf(cell, starts(on), '2026-03-05').at(-1);
    expect(open).toMatchObject({ status: 'NO_TERM', nominalDue: null, effectiveDue: null, clause: cell.clause });
    expect(open).toMatchObject({ confidence: confidenceOf(cell) });
    const done = entriesOf(cell, [...starts(on), does('2026-03-10')], '2027-01-15');
    expect(
      done
        .map(({ metOn }) => metOn)
        .filter((day) => day !== null)
        .at(-1),
    ).toMatch(/2026-03-(04|10)/);
  });
});

describe('what a regulation does not know', () => {
  it.each(named(silent))('%s', (_name, cell, { starts, does }) => {
    const told = [...starts('2026-03-04'), does('2026-03-10')];
    expect(entriesOf(cell, told, '2026-04-30')).toEqual([]);
    const all = deadlinesOf(cell.regulation, told, '2026-04-30', true).filter(({ ruleKey }) => ruleKey === cell.key);
    expect(all.every(({ status, nominalDue }) => status === 'NOT_REGULATED' && nominalDue === null)).toBe(true);
  });
});

describe('plans and sessions', () => {
  const cell = (key: string, regulation: Cell['regulation']) =>
    CELLS.find((one) => one.key === key && one.regulation === regulation) as Cell;
  it('a level lasts 12, 12, 6 and 3 months, without roll; past it only IRKUTSK is broken (CG-21)', () => {
    const MONTHS = { ADAPTATION: 12, BASE: 12, CRISIS: 6, EMERGENCY: 3 };
    for (const on of DAYS)
      for (const [level, months] of Object.entries(MONTHS))
        for (const regulation of ['IRKUTSK', 'OKTYABRSKY'] as const) {
          const told: readonly Told[] = [
            ['2025-01-14', 'recognized-SOP', { subjects: [{ kind: 'FAMILY' }] }],
            [on, 'accompaniment-started', { institutionId: 'soc', level }],
          ];
          const due = plusMonths(on, months);
          const at = (day: string) => last(cell('levelMaxDuration', regulation), told, day);
          expect(at(on)).toMatchObject({ nominalDue: due, effectiveDue: due, status: 'RUNNING' });
          expect(at(plusDays(due, 1))?.status).toBe(regulation === 'IRKUTSK' ? 'OVERDUE' : 'RUNNING');
        }
  });
  it('a review is held within six months without roll (IRKUTSK 44), or half-yearly (BORODINO 3.1)', () => {
    for (const on of DAYS)
      for (const regulation of ['IRKUTSK', 'BORODINO'] as const) {
        const told: readonly Told[] = [[on, 'recognized-SOP', { subjects: [{ kind: 'FAMILY' }] }]];
        const due = plusMonths(on, 6);
        const held: Told = [plusDays(due, -10), 'review-held', { result: 'KEEP' }];
        expect(last(cell('reviewHeld', regulation), told, due)).toMatchObject({ effectiveDue: due, status: 'RUNNING' });
        expect(last(cell('reviewHeld', regulation), told, plusDays(due, 1))?.status).toBe('OVERDUE');
        const [first, next] = entriesOf(cell('reviewHeld', regulation), [...told, held], due);
        expect(first).toMatchObject({ status: 'MET', metOn: held[0] });
        expect(next).toMatchObject({ status: 'RUNNING', effectiveDue: plusMonths(held[0], 6) });
      }
  });
  it('what is only after so many months is never late (IRKUTSK 29, MARIEL 5.6)', () => {
    for (const on of DAYS) {
      const started: readonly Told[] = storyOf('IRKUTSK', 'controlVisitAct')?.starts(on) ?? [];
      const control = last(cell('controlVisitAct', 'IRKUTSK'), started, LATER);
      expect(control).toMatchObject({ status: 'RUNNING', effectiveDue: null, notBefore: plusMonths(on, 3) });
      const told: readonly Told[] = [[on, 'recognized-SOP', { subjects: [{ kind: 'FAMILY' }] }]];
      const review = last(cell('reviewHeld', 'MARIEL'), told, LATER);
      expect(review).toMatchObject({ status: 'RUNNING', effectiveDue: null, notBefore: plusMonths(on, 6) });
    }
  });
  it('the decision is due at the next session that is known (KOCHKI 5.3, MARIEL 5.2)', () => {
    for (const regulation of ['KOCHKI', 'MARIEL'] as const) {
      const starts = storyOf(regulation, 'decisionTaken')?.starts('2026-03-04') ?? [];
      const scheduled: Told = ['2026-03-05', 'session-scheduled', { sessionOn: '2026-03-17' }];
      const at = (told: readonly Told[], on: string) => last(cell('decisionTaken', regulation), told, on);
      expect(at(starts, '2026-05-01')).toMatchObject({ status: 'RUNNING', effectiveDue: null });
      expect(at([...starts, scheduled], '2026-03-17')).toMatchObject({ status: 'RUNNING', effectiveDue: '2026-03-17' });
      expect(at([...starts, scheduled], '2026-03-18')?.status).toBe('OVERDUE');
    }
  });
  it('a measure is due on the day of the programme, without roll (KOCHKI 6.1, BORODINO 3.3)', () => {
    for (const regulation of ['KOCHKI', 'BORODINO'] as const) {
      const { starts, does } = storyOf(regulation, 'executorReported') as Story;
      const at = (told: readonly Told[], on: string) => last(cell('executorReported', regulation), told, on);
      expect(at(starts('2026-03-04'), '2027-03-07')).toMatchObject({ status: 'RUNNING', effectiveDue: '2027-03-07' });
      expect(at(starts('2026-03-04'), '2027-03-08')?.status).toBe('OVERDUE');
      expect(at([...starts('2026-03-04'), does('2027-03-09')], LATER)?.status).toBe('MET_LATE');
    }
  });
  it('a threat makes the survey and the programme of BORODINO immediate (2.1 (2), 3.1)', () => {
    const message = (threatToLife: boolean): readonly Told[] => [
      ['2026-03-05', 'reported', { detectedByAgencyId: 'school', threatToLife }],
      ['2026-03-05', 'report-forwarded', { channel: 'ORAL', fromAgencyId: 'school' }],
    ];
    const dues = (threat: boolean) => {
      const told: readonly Told[] = [
        ...message(threat),
        ['2026-03-06', 'recognized-SOP', { subjects: [{ kind: 'FAMILY' }] }],
      ];
      return ['surveyOrdered', 'programmeSubmitted'].map(
        (key) => last(cell(key, 'BORODINO'), told, '2026-03-06')?.effectiveDue,
      );
    };
    expect(dues(true)).toEqual(['2026-03-05', '2026-03-06']);
    // Three days from the 5th end on Sunday the 8th, and the Monday after is off; from the 6th on Monday itself.
    expect(dues(false)).toEqual(['2026-03-10', '2026-03-10']);
  });
});
