import { changed, deadlinesOf, entry, FAMILY, lines, recognised, resolution, secretary, type Told } from './story';

/** The due days and statuses that the acceptance scenarios state, for the rules that this engine has. */

const decides = { outcome: 'ADOPTED', decisions: [{ decisionType: 'DT-RECOGNISE' }] };

const SIX_MEASURES = ['1', '2', '3', '4', '5', '6'].map((measureId) => ({
  measureId,
  dueOn: '2026-08-10',
  executorAgencyId: 'school',
}));

describe('AS-01 MARIEL: the full path, everything in time', () => {
  const told: readonly Told[] = [
    ['2026-02-02', 'journal-entry-registered', entry('school'), { at: '2026-02-02T06:15:00.000Z' }],
    [
      '2026-02-02',
      'reported',
      { detectedByAgencyId: 'school', threatToLife: false },
      { at: '2026-02-02T06:15:00.000Z' },
    ],
    [
      '2026-02-02',
      'report-forwarded',
      { channel: 'PHONE', fromAgencyId: 'school' },
      { at: '2026-02-02T06:45:00.000Z' },
    ],
    ['2026-02-02', 'journal-entry-registered', entry('kdn'), secretary],
    ['2026-02-04', 'report-forwarded', { channel: 'WRITTEN', fromAgencyId: 'school' }],
    ['2026-02-05', 'surveyed', { surveyKind: 'PRIMARY', threatToLife: false }],
    ['2026-02-06', 'danger-level-assessed', { level: 'MEDIUM' }],
    ['2026-02-06', 'conclusion-issued', { result: 'CONFIRMED' }],
    ['2026-02-10', 'session-scheduled', { sessionOn: '2026-02-17', questionKind: 'RECOGNITION' }],
    ['2026-02-17', 'resolution-adopted', { resolution: resolution('7/2'), ...decides }],
    ['2026-02-17', 'recognized-SOP', recognised('7/2')],
    ['2026-02-17', 'curator-assigned', { curator: { agencyId: 'soc', officerId: 'off-1' } }],
    ['2026-02-19', 'record-card-issued', { cardNo: '1' }],
    ['2026-02-19', 'personal-file-opened', { fileNo: '1' }],
    ['2026-03-02', 'programme-submitted', { programmeId: 'p' }],
    [
      '2026-03-10',
      'IPR-approved',
      { programmeId: 'p', termFrom: '2026-03-10', termTo: '2026-08-17', measures: SIX_MEASURES },
    ],
    ['2026-03-13', 'programme-copies-sent', { programmeId: 'p' }],
    ...SIX_MEASURES.map(({ measureId }): Told => ['2026-08-14', 'measure-done', { measureId }]),
    ['2026-08-14', 'programme-completed', { programmeId: 'p' }],
    ['2026-08-18', 'deregistration-proposed', {}],
    ['2026-08-25', 'review-held', { resolution: resolution('31/1'), result: 'DEREGISTER' }],
    ['2026-08-25', 'deregistered', { resolution: resolution('31/1'), subjects: FAMILY, remainingSubjects: 0 }],
    ['2026-09-03', 'resolution-copies-sent', { resolution: resolution('31/1'), purpose: 'DEREGISTRATION' }],
    ['2026-09-03', 'family-notified', { about: 'DEREGISTRATION' }],
  ];
  const end = deadlinesOf('MARIEL', told, '2026-12-01');

  it.each([
    ['DL-01', 'NO_TERM - 2026-02-02'],
    ['DL-02', 'MET 2026-02-02 2026-02-02'],
    ['DL-03', 'MET 2026-02-05 2026-02-04'],
    ['DL-05', 'NO_TERM - 2026-02-02'],
    ['DL-07', 'MET 2026-02-09 2026-02-06'],
    ['DL-08', 'MET 2026-02-17 2026-02-17'],
    ['DL-13', 'NO_TERM - 2026-02-19'],
    ['DL-15', 'MET 2026-03-03 2026-03-02'],
    ['DL-16', 'MET 2026-03-16 2026-03-13'],
    ['DL-17', 'NO_TERM - 2026-03-10'],
    ['DL-18', 'NO_TERM - 2026-02-19'],
    ['DL-26', 'MET - 2026-08-25'],
    ['DL-34', 'MET 2026-09-08 2026-09-03'],
    ['DL-35', 'NO_TERM - 2026-09-03'],
  ])('%s: %s', (rule, expected) => expect(lines(end, rule)).toEqual([expected]));

  it('has nothing else, and nothing late', () => {
    expect(end.map((e) => e.rule)).toEqual([
      'DL-01',
      'DL-02',
      'DL-03',
      'DL-05',
      'DL-07',
      'DL-08',
      'DL-13',
      'DL-14',
      'DL-15',
      'DL-18',
      'DL-19',
      'DL-26',
      'DL-16',
      'DL-17',
      'DL-22',
      ...Array<string>(6).fill('DL-24'),
      'DL-34',
      'DL-35',
    ]);
    expect(end.filter((e) => e.lateWorkingDays !== null).map((e) => e.lateWorkingDays)).toEqual(Array(8).fill(0));
  });

  it('asks for a report on each of the six measures, without a term', () => {
    expect(lines(end, 'DL-24')).toEqual(Array(6).fill('NO_TERM - 2026-08-14'));
    expect(end.find((e) => e.rule === 'DL-16')?.nominalDue).toBe('2026-03-15');
  });

  it('shows the minutes of the phone call, and the control that must not come before 17 August', () => {
    expect(end.find((e) => e.rule === 'DL-02')?.elapsedMinutes).toBe(30);
    expect(end.find((e) => e.rule === 'DL-03')?.elapsedMinutes).toBeUndefined();
    expect(end.find((e) => e.rule === 'DL-26')).toMatchObject({ notBefore: '2026-08-17', nominalDue: null });
  });

  it('does not regulate the survey in MARIEL', () => {
    expect(lines(end, 'DL-06')).toEqual([]);
    expect(lines(deadlinesOf('MARIEL', told, '2026-12-01', true), 'DL-06')).toEqual(['NOT_REGULATED - 2026-02-05']);
  });

  it('is as the day knew it', () => {
    expect(lines(deadlinesOf('MARIEL', told, '2026-02-03'), 'DL-03')).toEqual(['RUNNING 2026-02-05 -']);
    expect(lines(deadlinesOf('MARIEL', told, '2026-02-09'), 'DL-08')).toEqual(['RUNNING - -']);
    expect(lines(deadlinesOf('MARIEL', told, '2026-02-10'), 'DL-08')).toEqual(['RUNNING 2026-02-17 -']);
    expect(lines(deadlinesOf('MARIEL', told, '2026-08-24'), 'DL-26')).toEqual(['RUNNING - -']);
    expect(deadlinesOf('MARIEL', told, '2026-02-01')).toEqual([]);
  });

  it('does not take a review of the fourth month for the control after six', () => {
    const early: readonly Told[] = [...told.slice(0, 16), ['2026-06-16', 'review-held', { result: 'KEEP' }]];
    expect(lines(deadlinesOf('MARIEL', early, '2026-12-01'), 'DL-26')).toEqual(['RUNNING - -']);
  });
});

const visited = (...days: readonly string[]): readonly Told[] =>
  days.map((day): Told => [day, 'patronage-visit-made', {}]);

describe('AS-03 KOCHKI: from receipt, at least six months', () => {
  const told: readonly Told[] = [
    ['2026-01-12', 'journal-entry-registered', entry('school')],
    ['2026-01-12', 'reported', { detectedByAgencyId: 'school', threatToLife: false }],
    [
      '2026-01-12',
      'report-forwarded',
      { channel: 'WRITTEN', fromAgencyId: 'school', receivedAt: '2026-01-12T05:00:00Z' },
    ],
    ['2026-01-13', 'survey-ordered', { orderedTo: ['soc'] }],
    ['2026-01-15', 'surveyed', { surveyKind: 'PRIMARY', threatToLife: false }],
    ['2026-01-20', 'resolution-adopted', { resolution: resolution('1/1'), ...decides }],
    ['2026-01-20', 'recognized-SOP', recognised('1/1', { curator: { agencyId: 'soc' } })],
    ['2026-01-22', 'resolution-copies-sent', { resolution: resolution('1/1'), purpose: 'REGISTRATION' }],
    ['2026-01-23', 'resolution-received', { resolution: resolution('1/1'), addresseeId: 'soc' }],
    ['2026-01-26', 'programme-proposals-submitted', {}],
    ['2026-01-27', 'patronage-visit-made', {}],
    ['2026-02-09', 'programme-submitted', { programmeId: 'p' }],
    ['2026-02-17', 'IPR-approved', { programmeId: 'p', termFrom: '2026-02-17', termTo: '2026-08-17' }],
    ...visited('2026-02-20', '2026-03-18'),
    ['2026-04-07', 'curator-report-submitted', { quarter: '2026-Q1' }],
    ['2026-04-14', 'curator-report-approved', { quarter: '2026-Q1' }],
    ...visited('2026-05-12', '2026-06-16', '2026-07-14', '2026-08-18', '2026-09-15', '2026-10-13'),
    ['2026-11-10', 'review-held', { resolution: resolution('40/3'), result: 'DEREGISTER_WITH_PATRONAGE' }],
    ['2026-11-10', 'deregistered', { resolution: resolution('40/3'), subjects: FAMILY, remainingSubjects: 0 }],
  ];
  const end = deadlinesOf('KOCHKI', told, '2026-11-20');

  it.each([
    ['DL-03', ['MET 2026-01-12 2026-01-12']],
    ['DL-06', ['MET 2026-01-15 2026-01-13']],
    ['DL-08', ['MET - 2026-01-20']],
    ['DL-09', ['MET 2026-01-23 2026-01-22']],
    ['DL-14', ['MET 2026-01-27 2026-01-26']],
    ['DL-15', ['MET 2026-02-09 2026-02-09']],
    ['DL-17', ['MET - 2026-02-17']],
    [
      'DL-19',
      [
        'MET 2026-02-28 2026-02-20',
        'MET 2026-03-31 2026-03-18',
        'OVERDUE 2026-04-30 -',
        'MET 2026-05-31 2026-05-12',
        'MET 2026-06-30 2026-06-16',
        'MET 2026-07-31 2026-07-14',
        'MET 2026-08-31 2026-08-18',
        'MET 2026-09-30 2026-09-15',
        'MET 2026-10-31 2026-10-13',
        'CANCELLED 2026-11-30 -',
      ],
    ],
    ['DL-22', ['MET - 2026-04-07', 'OVERDUE - -', 'RUNNING - -']],
    ['DL-23', ['MET - 2026-04-14']],
    ['DL-26', ['NO_TERM - 2026-11-10']],
    ['DL-34', []],
  ])('%s: %j', (rule, expected) => expect(lines(end, rule)).toEqual(expected));

  it('misses the visit of April on the day after, and has none to miss in January', () => {
    const visits = (on: string) => lines(deadlinesOf('KOCHKI', told, on), 'DL-19');
    expect(visits('2026-01-31')).toEqual([]);
    expect(visits('2026-02-01')).toEqual(['RUNNING 2026-02-28 -']);
    expect(visits('2026-04-30').at(-1)).toBe('RUNNING 2026-04-30 -');
    expect(visits('2026-05-01').slice(-2)).toEqual(['OVERDUE 2026-04-30 -', 'RUNNING 2026-05-31 -']);
  });

  it('waits for the receipt, then runs', () => {
    expect(lines(deadlinesOf('KOCHKI', told, '2026-01-19'), 'DL-15')).toEqual([]);
    expect(lines(deadlinesOf('KOCHKI', told, '2026-01-22'), 'DL-15')).toEqual(['PENDING_TRIGGER - -']);
    expect(lines(deadlinesOf('KOCHKI', told, '2026-01-23'), 'DL-15')).toEqual(['RUNNING 2026-02-09 -']);
    expect(end.find((e) => e.rule === 'DL-15')).toMatchObject({ nominalDue: '2026-02-07', triggerOn: '2026-01-23' });
  });

  it('does not take the receipt by another agency for the curator’s', () => {
    const other = changed(told, 'resolution-received', { addresseeId: 'school' });
    expect(lines(deadlinesOf('KOCHKI', other, '2026-01-30'), 'DL-15')).toEqual(['PENDING_TRIGGER - -']);
  });

  it('leaves deregistration copies unregulated', () => {
    expect(lines(deadlinesOf('KOCHKI', told, '2026-11-20', true), 'DL-34')).toEqual(['NOT_REGULATED - -']);
  });

  it('finds a programme of five months broken from its approval on', () => {
    const short = changed(told, 'IPR-approved', { termTo: '2026-07-17' });
    const duty = deadlinesOf('KOCHKI', short, '2026-02-17').find((e) => e.rule === 'DL-17');
    expect(duty).toMatchObject({ status: 'OVERDUE', metOn: null, notBefore: '2026-08-17', plannedOn: '2026-07-17' });
  });
});
