import { deadlinesOf, FAMILY, lines, recognised, resolution, type Told } from './story';

const measure = (measureId: string, dueOn: string) => ({ measureId, dueOn, executorAgencyId: 'school' });
const approved = (measures: readonly object[], extra: object = {}): Told => [
  '2026-03-02',
  'IPR-approved',
  { programmeId: 'p', termFrom: '2026-03-02', termTo: '2026-12-31', measures, ...extra },
];
const registered: Told = ['2026-02-17', 'recognized-SOP', recognised('1/1')];

describe('reports on measures (DL-24, KOCHKI 6.1)', () => {
  // 2026-05-09 is a Saturday: a date of the programme does not roll.
  const told: readonly Told[] = [
    registered,
    approved([measure('a', '2026-05-09'), measure('b', '2026-06-01'), measure('c', '2026-10-01')]),
    ['2026-05-12', 'measure-done', { measureId: 'a' }],
    ['2026-06-01', 'measure-not-done', { measureId: 'b', newDueOn: '2026-07-01' }],
  ];
  it('are due on the day of each measure, and again on its new day', () => {
    expect(lines(deadlinesOf('KOCHKI', told, '2026-05-10'), 'DL-24')).toEqual([
      'OVERDUE 2026-05-09 -',
      'RUNNING 2026-06-01 -',
      'RUNNING 2026-10-01 -',
    ]);
    expect(lines(deadlinesOf('KOCHKI', told, '2026-07-02'), 'DL-24')).toEqual([
      'MET_LATE 2026-05-09 2026-05-12',
      'MET 2026-06-01 2026-06-01',
      'RUNNING 2026-10-01 -',
      'OVERDUE 2026-07-01 -',
    ]);
  });
  it('are the executor’s, without a term in IRKUTSK', () => {
    const entries = deadlinesOf('IRKUTSK', told, '2026-06-02').filter((e) => e.rule === 'DL-24');
    expect(entries.map(({ status, metOn }) => [status, metOn])).toEqual([
      ['NO_TERM', '2026-05-12'],
      ['NO_TERM', '2026-06-01'],
      ['NO_TERM', null],
      ['NO_TERM', null],
    ]);
    expect(entries.every((e) => e.responsible?.agencyId === 'school' && e.effectiveDue === null)).toBe(true);
  });
  it('follow an amendment: moved, added and dropped', () => {
    const amended: readonly Told[] = [
      ...told.slice(0, 2),
      [
        '2026-05-04',
        'programme-amended',
        {
          programmeId: 'p',
          addedMeasures: [measure('d', '2026-08-03')],
          changedMeasures: [measure('a', '2026-05-20')],
          removedMeasures: [{ measureId: 'c', reason: 'x' }],
        },
      ],
    ];
    expect(lines(deadlinesOf('KOCHKI', amended, '2026-05-03'), 'DL-24')[0]).toBe('RUNNING 2026-05-09 -');
    expect(lines(deadlinesOf('KOCHKI', amended, '2026-05-10'), 'DL-24')).toEqual([
      'RUNNING 2026-05-20 -',
      'RUNNING 2026-06-01 -',
      'CANCELLED 2026-10-01 -',
      'RUNNING 2026-08-03 -',
    ]);
  });
  it('fall away with the programme unless they are overdue', () => {
    const left: Told = ['2026-06-15', 'deregistered', { resolution: resolution('9/9'), subjects: FAMILY }];
    expect(lines(deadlinesOf('KOCHKI', [...told.slice(0, 2), left], '2026-06-20'), 'DL-24')).toEqual([
      'OVERDUE 2026-05-09 -',
      'OVERDUE 2026-06-01 -',
      'CANCELLED 2026-10-01 -',
    ]);
  });
});

describe('control dates of the programme (DL-22, BORODINO 3.1)', () => {
  const told: readonly Told[] = [
    registered,
    approved([], { controlDates: ['2026-06-01', '2026-04-01'] }),
    ['2026-04-03', 'curator-report-submitted', { quarter: '2026-Q1' }],
    ['2026-05-29', 'curator-report-submitted', { quarter: '2026-Q2' }],
  ];
  it('take one report each, the earliest date first', () => {
    expect(lines(deadlinesOf('BORODINO', told, '2026-04-02'), 'DL-22')).toEqual([
      'OVERDUE 2026-04-01 -',
      'RUNNING 2026-06-01 -',
    ]);
    expect(lines(deadlinesOf('BORODINO', told, '2026-06-02'), 'DL-22')).toEqual([
      'MET_LATE 2026-04-01 2026-04-03',
      'MET 2026-06-01 2026-05-29',
    ]);
  });
  it('are one duty without a term in MARIEL', () => {
    expect(lines(deadlinesOf('MARIEL', told, '2026-06-02'), 'DL-22')).toEqual(['NO_TERM - 2026-04-03']);
  });
});
