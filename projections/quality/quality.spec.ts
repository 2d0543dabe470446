import { addDays } from '@kurator/kernel';
import { dutiesAhead, familyView, type FamilyView } from '@kurator/family';
import { FAMILY, played, sent, TOWNS, world, type ProfileName, type Sent } from '../../libs/family/src/testing';
import { MOTHER, resolutionOn } from '../../libs/family/src/shared/examples';
import { compliance, ofPeriod, quality } from './index';

const subjects = [{ kind: 'FAMILY', grounds: ['FG-01'] }];
const report = sent('report', { municipality: TOWNS.KOCHKI }, '2026-01-12');
const recognised = sent('recognise-sop', { subjects }, '2026-01-20');
const viewOf = (story: readonly Sent[], profile: ProfileName = 'KOCHKI'): FamilyView =>
  familyView(FAMILY, played(story, { profile }), world);
const visit = (on: string, more = {}) => sent('record-patronage-visit', { present: [], ...more }, on);

/** Sums of one unit, as a store would give them. */
function sums(view: FamilyView, [from, to]: readonly [string, string], unit = 'REGION'): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const change of quality.render(view).changes ?? [])
    if (change.unit === unit && change.date >= from && change.date <= to)
      found.set(change.key, (found.get(change.key) ?? 0) + change.n);
  return found;
}
const figures = (view: FamilyView, [from, to]: readonly [string, string], today: string, unit = 'REGION') =>
  compliance({
    flows: sums(view, [from, to], unit),
    standings: ofPeriod(
      [...sums(view, ['0000', today], unit)].filter(([key]) => {
        const month = /^[dmk]\|(\d{4}-\d{2})/.exec(key)?.[1];
        return month !== undefined && from.slice(0, 7) <= month && month <= to.slice(0, 7);
      }),
    ),
    stocks: sums(view, ['0000', to < today ? to : today], unit),
    familyMonths: 0,
  });
const ruleOf = (found: ReturnType<typeof figures>, ruleKey: string) =>
  found.rules.find((one) => one.ruleKey === ruleKey);

describe('duties by the day on which they are due (ST-50)', () => {
  const view = viewOf([report, recognised, visit('2026-02-20'), visit('2026-03-18'), visit('2026-05-12')]);

  it('are met, or overdue once their day is over', () => {
    expect(ruleOf(figures(view, ['2026-02-01', '2026-04-30'], '2026-06-01'), 'patronageVisit')).toEqual({
      ...{ rule: 'DL-19', ruleKey: 'patronageVisit' },
      ...{ met: 2, metLate: 0, overdue: 1, total: 3 },
    });
  });
  it('are not counted while they run, the due day included', () => {
    expect(ruleOf(figures(view, ['2026-04-01', '2026-04-30'], '2026-04-30'), 'patronageVisit')).toBeUndefined();
    expect(ruleOf(figures(view, ['2026-04-01', '2026-04-30'], '2026-05-01'), 'patronageVisit')?.overdue).toBe(1);
  });
  it('belong to the municipality that answered when they began', () => {
    const found = figures(view, ['2026-02-01', '2026-02-28'], '2026-06-01', TOWNS.KOCHKI);
    expect(ruleOf(found, 'patronageVisit')?.met).toBe(1);
  });
});

describe('duties that leaving the register cancels (ST-50)', () => {
  const leave = (on: string) => sent('deregister', { subjects: [{ kind: 'FAMILY', ground: 'FD-06' }] }, on);
  const accompanied = sent('start-accompaniment', { level: 'EMERGENCY' }, '2026-01-22');
  const story = [report, recognised, accompanied];
  const told = (leftOn: string, profile: ProfileName) =>
    Object.fromEntries(
      figures(viewOf([...story, leave(leftOn)], profile), ['2026-01-01', '2027-12-31'], '2028-01-01').rules.map(
        ({ rule, overdue, total }) => [rule, [overdue, total]],
      ),
    );
  it.each([
    ['DL-15', 'MARIEL'],
    ['DL-26', 'IRKUTSK'],
    ['DL-29', 'IRKUTSK'],
  ] as const)('%s stays missed where its day had passed by then, and was none where it had not', (rule, profile) => {
    expect(told('2027-02-01', profile)[rule]).toEqual([1, 1]);
    expect(told('2026-01-23', profile)[rule]).toBeUndefined();
  });
  it('is not missed on the very day on which the duty is due', () => {
    const duty = dutiesAhead(viewOf(story, 'IRKUTSK')).find(({ rule }) => rule === 'DL-29');
    const due = duty?.dues.at(-1)?.effectiveDue ?? '';
    expect(told(due, 'IRKUTSK')['DL-29']).toBeUndefined();
    expect(told(addDays(due, 1), 'IRKUTSK')['DL-29']).toEqual([1, 1]);
  });
});

describe('duties and measures as of a day (ADR 031)', () => {
  const ids = {
    programmeId: 'c0000000-0000-4000-8000-000000000001',
    measureId: 'c0000000-0000-4000-8000-000000000002',
  };
  const about = {
    helpKind: 'HK-01',
    title: 'Консультация',
    content: 'Учебная консультация',
    executorAgencyId: 'soc-1',
  };
  const measure = { ...about, measureId: ids.measureId, dueOn: '2026-04-10', addressee: { kind: 'FAMILY' } };
  const programmed = [
    sent('draft-programme', { programmeId: ids.programmeId, measures: [measure] }, '2026-02-02'),
    sent('submit-programme', { programmeId: ids.programmeId, toBodyId: 'kdn-1' }, '2026-02-03'),
    sent(
      'approve-programme',
      {
        ...{ programmeId: ids.programmeId, termFrom: '2026-02-09', termTo: '2026-08-09', controlDates: [] },
        ...{ resolution: resolutionOn('3/1', '2026-02-09') },
      },
      '2026-02-09',
    ),
  ];
  const done = sent(
    'record-measure-done',
    { measureId: ids.measureId, executorId: 'soc-1', result: 'да' },
    '2026-04-20',
  );
  const view = viewOf([report, recognised, ...programmed, done, visit('2026-03-18')]);
  const quarter = ['2026-04-01', '2026-06-30'] as const;
  const at = (on: string) => figures(view, quarter, on);

  it('are running, then missed, then done late, each from its own day on', () => {
    const measures = (on: string) => {
      const { done: inTime, doneLate, notDone } = at(on).measures;
      return [inTime, doneLate, notDone];
    };
    expect(['2026-04-10', '2026-04-11', '2026-04-19', '2026-04-20'].map(measures)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
      [0, 1, 0],
    ]);
  });

  it('tell a term of March as running until its last day, and as missed or kept afterwards', () => {
    const march = ['2026-03-01', '2026-03-31'] as const;
    const visited = (on: string, story = view) => {
      const { rules, running } = figures(story, march, on);
      const [ended, open] = [rules, running].map((all) => all.find(({ rule }) => rule === 'DL-19')?.total ?? 0);
      return [ended, open];
    };
    expect(['2026-03-01', '2026-03-17', '2026-03-18'].map((on) => visited(on))).toEqual([
      [0, 1],
      [0, 1],
      [1, 0],
    ]);
    const never = viewOf([report, recognised]);
    expect(['2026-03-31', '2026-04-01'].map((on) => visited(on, never))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});

describe('visits (ST-53)', () => {
  it('count a family once a month, and an attempt that met nobody not at all', () => {
    const story = [
      ...[report, recognised, visit('2026-01-27'), visit('2026-02-20'), visit('2026-02-25')],
      visit('2026-03-18', { unsuccessfulReason: 'никого не было дома' }),
    ];
    expect(figures(viewOf(story), ['2026-01-01', '2026-12-31'], '2026-12-31').patronage.withVisit).toBe(1);
  });
});

describe('levels that outlast their longest term (ST-54)', () => {
  const overdue = (story: readonly Sent[], on: string) =>
    figures(viewOf([report, recognised, ...story], 'IRKUTSK'), [on, on], '2027-01-01').levelOverdue;
  const started = sent('start-accompaniment', { level: 'EMERGENCY' }, '2026-03-02');
  const moved = sent('change-level', { to: 'CRISIS' }, '2026-06-10');

  it('are a stock from the day after the limit until the level changes', () => {
    expect(['2026-06-02', '2026-06-03', '2026-06-09', '2026-06-10'].map((on) => overdue([started, moved], on))).toEqual(
      [0, 1, 1, 0],
    );
  });
});

describe('registrations (ST-56, ST-58)', () => {
  const left = (on: string) => sent('deregister', { subjects: [{ kind: 'FAMILY', ground: 'FD-06' }] }, on);
  const again = (on: string) => sent('recognise-sop', { subjects }, on);

  it('are repeated within a year of the last exit, or not', () => {
    const soon = viewOf([report, recognised, left('2026-03-10'), again('2027-03-10')]);
    const late = viewOf([report, recognised, left('2026-03-10'), again('2027-03-11')]);
    const year = ['2027-01-01', '2027-12-31'] as const;
    expect([soon, late].map((view) => figures(view, year, '2028-01-01').repeats.within12Months)).toEqual([1, 0]);
  });
  it('are repeated within a year of a minor’s exit from another family (CG-58)', () => {
    const known = (until: string) => new Map([['b24e0000-0000-4000-8000-000000000002', until]]);
    const after = (until: string) =>
      familyView(FAMILY, played([report, recognised], { profile: 'KOCHKI', registeredElsewhere: known(until) }), world);
    const year = ['2026-01-01', '2026-12-31'] as const;
    expect(
      ['2025-01-20', '2025-01-19'].map((until) => figures(after(until), year, '2027-01-01').repeats.within12Months),
    ).toEqual([1, 0]);
  });
  it('have lasted the days from decision to decision', () => {
    const { duration } = figures(
      viewOf([report, recognised, left('2026-03-10')]),
      ['2026-01-01', '2026-12-31'],
      '2027-01-01',
    );
    expect(duration).toEqual({ families: 1, median: 49, p90: 49 });
  });
});

describe('results of OKTYABRSKY 15.1', () => {
  const violent = (grounds: readonly string[], on: string) =>
    sent('recognise-sop', { subjects: [{ kind: 'FAMILY', grounds }], resolution: resolutionOn(on, on) }, on);
  const deprived = sent(
    'submit-data-change',
    {
      ...{ changedOn: '2026-05-04', submittedOn: '2026-05-05' },
      changes: [{ fieldPath: 'members', composition: { change: 'RIGHTS_DEPRIVED', personId: MOTHER } }],
    },
    '2026-05-05',
  );
  const inBank = sent(
    'include-in-bank',
    { basis: { resolution: resolutionOn('2026-02-17', '2026-02-17') } },
    '2026-02-20',
  );
  const view = viewOf([report, violent(['FG-01', 'FG-09'], '2026-02-17'), inBank, deprived, deprived]);
  it('count a case with violence once, by the ground of its recognition (ST-43)', () => {
    const year = ['2026-01-01', '2026-12-31'] as const;
    expect(sums(view, year, TOWNS.KOCHKI).get('y|ST-43')).toBe(1);
    const none = viewOf([report, violent(['FG-01'], '2026-02-17')]);
    expect([...sums(none, year).keys()].some((key) => key.includes('ST-43'))).toBe(false);
  });
  it('count a case in which rights were taken away once a year, however often it is told (ST-41)', () => {
    const year = ['2026-01-01', '2026-12-31'] as const;
    expect(['y|ST-41', 'f|ST-41'].map((key) => sums(view, year).get(key))).toEqual([1, 2]);
  });
});
