import { addDays } from '@kurator/kernel';
import fc from 'fast-check';
import { duties } from './duties';
import { deadlinesOf, factsOf, FAMILY, lines, recognised, regulation, resolution, type Told } from './story';

const entered = (on: string): Told => [on, 'recognized-SOP', recognised('1/1')];
const left = (on: string): Told => [on, 'deregistered', { resolution: resolution('9/9'), subjects: FAMILY }];
const visits = (told: readonly Told[], on: string) => lines(deadlinesOf('KOCHKI', told, on), 'DL-19');

describe('a visit in each month (DL-19, spec 4.1.12)', () => {
  it('is owed for a month with fifteen registered days, and not for one with fourteen', () => {
    expect(visits([entered('2026-03-17')], '2026-03-17')).toEqual(['RUNNING 2026-03-31 -']);
    expect(visits([entered('2026-03-18')], '2026-03-31')).toEqual([]);
    expect(visits([entered('2026-03-18')], '2026-04-01')).toEqual(['RUNNING 2026-04-30 -']);
  });
  it('falls away when the family leaves before the fifteenth day, and stays owed after it', () => {
    expect(visits([entered('2026-03-18'), left('2026-04-15')], '2026-05-01')).toEqual(['CANCELLED 2026-04-30 -']);
    expect(visits([entered('2026-03-18'), left('2026-04-16')], '2026-05-01')).toEqual(['OVERDUE 2026-04-30 -']);
  });
  it('is met by a visit of its own month only', () => {
    const told: readonly Told[] = [entered('2026-03-01'), ['2026-05-02', 'patronage-visit-made', {}]];
    expect(visits(told, '2026-05-31')).toEqual([
      'OVERDUE 2026-03-31 -',
      'OVERDUE 2026-04-30 -',
      'MET 2026-05-31 2026-05-02',
    ]);
  });
  it('has no term and no month in MARIEL', () => {
    const told: readonly Told[] = [entered('2026-03-01'), ['2026-05-02', 'patronage-visit-made', {}]];
    expect(lines(deadlinesOf('MARIEL', told, '2026-12-01'), 'DL-19')).toEqual(['NO_TERM - 2026-05-02']);
  });

  it('comes out as an independent count of days and visits says, in any life', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((n) => addDays('2026-01-01', n));
    const turns = fc.uniqueArray(day, { maxLength: 5 }).map((days) => days.toSorted());
    fc.assert(
      fc.property(turns, fc.uniqueArray(day, { maxLength: 12 }), (changes, made) => {
        const moves = changes.map((on, n) => (n % 2 === 0 ? entered(on) : left(on)));
        const calls = made.map((on): Told => [on, 'patronage-visit-made', {}]);
        const told = [...moves, ...calls].toSorted((a, b) => a[0].localeCompare(b[0]));
        const list = duties(factsOf('KOCHKI', told), regulation, { until: '2026-12-31' });
        const owed = list.filter((d) => d.rule === 'DL-19' && d.cancelledOn === null);
        // Day by day, without intervals: registered when an odd number of changes lies behind.
        const registered = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n)).filter(
          (on) => changes.filter((change) => change <= on).length % 2 === 1,
        );
        const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);
        const expected = months.filter((month) => registered.filter((on) => on.startsWith(month)).length >= 15);
        const monthOf = (d: (typeof owed)[number]) => d.dues[0]?.effectiveDue?.slice(0, 7) ?? '';
        // A visit that was made stays made, although the family then leaves before the fifteenth day.
        const counted = owed.filter((d) => d.metOn === null || expected.includes(monthOf(d)));
        expect(counted.map(monthOf)).toEqual(expected);
        const visited = (month: string) => made.some((on) => on.startsWith(month) && registered.includes(on));
        expect(owed.filter((d) => d.metOn !== null).map(monthOf)).toEqual(
          expect.arrayContaining(expected.filter(visited)),
        );
        expect(owed.every((d) => d.metOn === null || made.includes(d.metOn))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('meetings and reports while the programme is in work (KOCHKI 3.4, 6.2)', () => {
  const approved: Told = ['2026-02-17', 'IPR-approved', { programmeId: 'p', termFrom: '2026-02-17' }];
  const told: readonly Told[] = [
    entered('2026-01-20'),
    approved,
    ['2026-02-25', 'working-group-met', {}],
    ['2026-03-30', 'group-report-submitted', { quarter: '2026-Q1' }],
    ['2026-10-05', 'curator-report-submitted', { quarter: '2026-Q1' }],
    ['2026-10-06', 'curator-report-approved', { quarter: '2026-Q1' }],
  ];
  const on = (day: string, rule: string) => lines(deadlinesOf('KOCHKI', told, day), rule);

  it('asks for a meeting in each month from the approval on', () => {
    expect(on('2026-02-16', 'DL-20')).toEqual([]);
    expect(on('2026-02-17', 'DL-20')).toEqual(['RUNNING 2026-02-28 -']);
    expect(on('2026-04-01', 'DL-20')).toEqual([
      'MET 2026-02-28 2026-02-25',
      'OVERDUE 2026-03-31 -',
      'RUNNING 2026-04-30 -',
    ]);
  });
  it('stops asking when the programme is completed', () => {
    const done: readonly Told[] = [...told.slice(0, 3), ['2026-03-20', 'programme-completed', { programmeId: 'p' }]];
    expect(lines(deadlinesOf('KOCHKI', done, '2026-06-30'), 'DL-20')).toEqual([
      'MET 2026-02-28 2026-02-25',
      'CANCELLED 2026-03-31 -',
    ]);
    expect(lines(deadlinesOf('KOCHKI', done, '2026-06-30'), 'DL-21')).toEqual([]);
  });
  it('shows no day for a quarter, and is late when the next quarter has ended', () => {
    expect(on('2026-03-31', 'DL-22')).toEqual([]);
    expect(on('2026-06-30', 'DL-22')).toEqual(['RUNNING - -']);
    expect(on('2026-07-01', 'DL-22')).toEqual(['OVERDUE - -', 'RUNNING - -']);
    expect(on('2026-10-05', 'DL-22')[0]).toBe('MET_LATE - 2026-10-05');
    // 1 July to 5 October 2026 has 69 working days: 23 + 21 + 22 + 3.
    const late = deadlinesOf('KOCHKI', told, '2026-10-05').find((e) => e.rule === 'DL-22');
    expect(late?.lateWorkingDays).toBe(69);
  });
  it('takes a report that is handed in before its quarter has ended', () => {
    expect(on('2026-04-01', 'DL-21')).toEqual(['MET - 2026-03-30']);
  });
  it('approves the report of that quarter', () => {
    expect(on('2026-10-05', 'DL-23')).toEqual(['RUNNING - -']);
    expect(on('2026-10-06', 'DL-23')).toEqual(['MET - 2026-10-06']);
  });
});
