import { changed, deadlinesOf, entry, FAMILY, lines, recognised, resolution, secretary, type Told } from './story';

/** The due days and statuses that the acceptance scenarios state, for the rules that this engine has. */

describe('AS-10 KOCHKI: the curator is replaced', () => {
  const told: readonly Told[] = [
    ['2026-04-21', 'recognized-SOP', recognised('4/1', { curator: { agencyId: 'AG-A', officerId: 'OFF-10' } })],
    ['2026-05-08', 'resolution-received', { resolution: resolution('4/1'), addresseeId: 'AG-A' }],
    ['2026-05-12', 'curator-replacement-requested', { ground: 'CR-03' }],
    ['2026-05-19', 'curator-replaced', { new: { agencyId: 'AG-B', officerId: 'OFF-11' }, ground: 'CR-03' }],
  ];
  it('moves the open deadlines with unchanged due days', () => {
    const before = deadlinesOf('KOCHKI', told, '2026-05-18').find((e) => e.rule === 'DL-15');
    const after = deadlinesOf('KOCHKI', told, '2026-05-19').find((e) => e.rule === 'DL-15');
    expect(before).toMatchObject({ status: 'RUNNING', responsible: { agencyId: 'AG-A', officerId: 'OFF-10' } });
    expect(after).toEqual({ ...before, responsible: { agencyId: 'AG-B', officerId: 'OFF-11' } });
    expect(after?.effectiveDue).toBe('2026-05-25');
  });
  it('leaves the commission’s deadlines with the commission', () => {
    const copies = deadlinesOf('KOCHKI', told, '2026-05-19').find((e) => e.rule === 'DL-09');
    expect(copies).toMatchObject({ status: 'OVERDUE', responsible: { agencyId: 'kdn' } });
  });
});

describe('AS-13 MARIEL: one minor leaves, the family stays', () => {
  const told: readonly Told[] = [
    [
      '2026-02-10',
      'recognized-SOP',
      { ...recognised('2/1'), subjects: [...FAMILY, { kind: 'MINOR', personId: 'm1' }] },
    ],
    [
      '2026-07-21',
      'deregistered',
      {
        resolution: resolution('20/1'),
        subjects: [{ kind: 'MINOR', personId: 'm1', ground: 'MD-01' }],
        remainingSubjects: 1,
      },
    ],
    ['2026-07-30', 'resolution-copies-sent', { resolution: resolution('20/1'), purpose: 'DEREGISTRATION' }],
  ];
  it('owes copies within ten working days, for that minor', () => {
    const entries = deadlinesOf('MARIEL', told, '2026-08-01');
    expect(lines(entries, 'DL-34')).toEqual(['MET 2026-08-04 2026-07-30']);
    expect(entries.find((e) => e.rule === 'DL-34')?.subjectId).toBe('m1');
  });
  it('goes on owing what the registered family is owed', () => {
    expect(lines(deadlinesOf('MARIEL', told, '2026-08-01'), 'DL-26')).toEqual(['RUNNING - -']);
  });
});

describe('AS-15 MARIEL: not confirmed', () => {
  const told: readonly Told[] = [
    ['2026-03-02', 'journal-entry-registered', entry('school')],
    ['2026-03-02', 'reported', { detectedByAgencyId: 'school', threatToLife: false }],
    ['2026-03-02', 'report-forwarded', { channel: 'PHONE', fromAgencyId: 'school' }],
    ['2026-03-04', 'report-forwarded', { channel: 'WRITTEN', fromAgencyId: 'school' }],
    ['2026-03-05', 'surveyed', { threatToLife: false }],
    ['2026-03-10', 'conclusion-issued', { result: 'NOT_CONFIRMED' }],
    ['2026-03-10', 'case-closed-unconfirmed', {}],
    ['2026-09-01', 'journal-entry-registered', entry('police'), { episode: 2, agencyId: 'police' }],
    [
      '2026-09-01',
      'reported',
      { detectedByAgencyId: 'police', threatToLife: false },
      { episode: 2, agencyId: 'police' },
    ],
  ];
  it.each([
    ['DL-02', ['MET 2026-03-02 2026-03-02', 'OVERDUE 2026-09-01 -']],
    ['DL-03', ['MET 2026-03-05 2026-03-04', 'RUNNING 2026-09-04 -']],
    ['DL-07', ['MET 2026-03-10 2026-03-10']],
    ['DL-08', []],
  ])('%s: %j', (rule, expected) => expect(lines(deadlinesOf('MARIEL', told, '2026-09-02'), rule)).toEqual(expected));
});

describe('AS-04 IRKUTSK: level and review', () => {
  const told: readonly Told[] = [
    ['2026-03-10', 'recognized-SOP', recognised('5/1', { firstReviewOn: '2026-09-08' })],
    [
      '2026-03-23',
      'accompaniment-started',
      { institutionId: 'soc', level: 'EMERGENCY', specialistId: 'off-4', plannedEnd: '2026-06-23' },
    ],
    ['2026-04-01', 'IPR-approved', { termFrom: '2026-04-01', termTo: '2026-07-01' }],
    ['2026-06-19', 'level-changed', { from: 'EMERGENCY', to: 'CRISIS' }],
    ['2026-09-08', 'review-held', { result: 'KEEP', nextReviewOn: '2027-03-02' }],
    ['2026-09-08', 'kept-on-register', { subjects: FAMILY, nextReviewOn: '2027-03-02' }],
  ];

  it('plans the review within six months of the decision and meets it by holding it', () => {
    expect(deadlinesOf('IRKUTSK', told, '2026-09-07').find((e) => e.rule === 'DL-26')).toMatchObject({
      status: 'RUNNING',
      nominalDue: '2026-09-10',
      effectiveDue: '2026-09-10',
      plannedOn: '2026-09-08',
    });
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-09-08'), 'DL-26')).toEqual([
      'MET 2026-09-10 2026-09-08',
      'RUNNING 2027-03-08 -',
    ]);
    expect(deadlinesOf('IRKUTSK', told, '2026-09-08').filter((e) => e.rule === 'DL-26')[1]?.plannedOn).toBe(
      '2027-03-02',
    );
  });

  it('counts each level from its own start', () => {
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-06-18'), 'DL-29')).toEqual(['RUNNING 2026-06-23 -']);
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-06-19'), 'DL-29')).toEqual([
      'MET 2026-06-23 2026-06-19',
      'RUNNING 2026-12-19 -',
    ]);
  });

  it('measures the programme by the level active at approval', () => {
    expect(lines(deadlinesOf('IRKUTSK', told, '2026-04-01'), 'DL-17')).toEqual(['MET 2026-07-01 2026-04-01']);
    const long = changed(told, 'IPR-approved', { termTo: '2026-07-02' });
    expect(lines(deadlinesOf('IRKUTSK', long, '2026-04-01'), 'DL-17')).toEqual(['OVERDUE 2026-07-01 -']);
  });

  it('makes the level the institution’s duty and the review the commission’s', () => {
    const entries = deadlinesOf('IRKUTSK', told, '2026-06-01');
    expect(entries.find((e) => e.rule === 'DL-29')?.responsible).toEqual({ agencyId: 'soc', officerId: 'off-4' });
    expect(entries.find((e) => e.rule === 'DL-26')?.responsible).toEqual({ agencyId: 'kdn' });
  });
});

describe('AS-06 BORODINO: three days, and at once under threat', () => {
  const told: readonly Told[] = [
    ['2026-09-14', 'journal-entry-registered', entry('kdn'), { ...secretary, at: '2026-09-14T03:00:00.000Z' }],
    [
      '2026-09-14',
      'reported',
      { threatToLife: false, reporterKind: 'CITIZEN' },
      { ...secretary, at: '2026-09-14T03:00:00.000Z' },
    ],
    ['2026-09-16', 'surveyed', { surveyKind: 'PRIMARY', threatToLife: false }],
    ['2026-09-22', 'recognized-SOP', recognised('9/1')],
    ['2026-09-25', 'programme-submitted', { programmeId: 'p' }],
    ['2027-03-16', 'review-held', { result: 'EXTEND' }],
  ];
  const end = deadlinesOf('BORODINO', told, '2027-03-16');

  it.each([
    ['DL-02', []],
    ['DL-05', ['MET 2026-09-14 2026-09-14']],
    ['DL-06', ['MET 2026-09-17 2026-09-16']],
    ['DL-15', ['MET 2026-09-25 2026-09-25']],
    ['DL-26', ['MET 2027-03-22 2027-03-16', 'RUNNING 2027-09-16 -']],
  ])('%s: %j', (rule, expected) => expect(lines(end, rule)).toEqual(expected));

  it('marks an inferred reading as such', () => {
    expect(end.find((e) => e.rule === 'DL-06')?.confidence).toBe('INFERRED');
    expect(end.find((e) => e.rule === 'DL-15')?.confidence).toBe('EXPLICIT');
  });

  const threat = (on: string, at: string): readonly Told[] => [
    ...told.slice(0, 5),
    ['2026-10-20', 'surveyed', { surveyKind: 'CONTROL', threatToLife: false }],
    ['2026-11-17', 'journal-entry-registered', entry('kdn'), { ...secretary, at: '2026-11-17T07:20:00.000Z' }],
    [
      '2026-11-17',
      'reported',
      { threatToLife: true, repeatWithinCase: true },
      { ...secretary, at: '2026-11-17T07:20:00.000Z' },
    ],
    ['2026-11-17', 'report-linked', { reason: 'REPEAT_MESSAGE' }, { ...secretary, at: '2026-11-17T07:20:00.000Z' }],
    [on, 'surveyed', { surveyKind: 'CONTROL', threatToLife: true }, { at }],
  ];

  it('is met by the survey of the same day, 165 minutes later', () => {
    const entries = deadlinesOf('BORODINO', threat('2026-11-17', '2026-11-17T10:05:00.000Z'), '2026-11-20').filter(
      (e) => e.rule === 'DL-06',
    );
    expect(entries).toHaveLength(2);
    expect(entries[1]).toMatchObject({
      status: 'MET',
      effectiveDue: '2026-11-17',
      elapsedMinutes: 165,
      lateWorkingDays: 0,
    });
  });

  it('is late when the survey comes on the next day', () => {
    const entries = deadlinesOf('BORODINO', threat('2026-11-18', '2026-11-18T03:00:00.000Z'), '2026-11-20').filter(
      (e) => e.rule === 'DL-06',
    );
    expect(entries[1]).toMatchObject({ status: 'MET_LATE', metOn: '2026-11-18', lateWorkingDays: 1 });
  });

  it('counts any channel as the message of row 1', () => {
    const oral: readonly Told[] = [
      ['2026-09-14', 'journal-entry-registered', entry('school')],
      ['2026-09-14', 'reported', { detectedByAgencyId: 'school', threatToLife: false }],
      ['2026-09-14', 'report-forwarded', { channel: 'ORAL', fromAgencyId: 'school' }],
    ];
    expect(lines(deadlinesOf('BORODINO', oral, '2026-09-15'), 'DL-02')).toEqual(['MET 2026-09-14 2026-09-14']);
    expect(lines(deadlinesOf('BORODINO', oral, '2026-09-15'), 'DL-03')).toEqual(['OVERDUE 2026-09-14 -']);
    expect(lines(deadlinesOf('MARIEL', oral, '2026-09-15'), 'DL-02')).toEqual(['OVERDUE 2026-09-14 -']);
  });
});

describe('AS-22 IRKUTSK: the emergency level runs over', () => {
  const told: readonly Told[] = [
    ['2026-02-24', 'recognized-SOP', recognised('3/1')],
    ['2026-03-02', 'accompaniment-started', { institutionId: 'soc', level: 'EMERGENCY' }],
    [
      '2026-06-10',
      'level-term-reviewed',
      { level: 'EMERGENCY', decision: 'SAME_LEVEL_NEW_TERM', newPlannedEnd: '2026-08-31' },
    ],
  ];
  it.each([
    ['2026-06-02', ['RUNNING 2026-06-02 -']],
    ['2026-06-03', ['OVERDUE 2026-06-02 -']],
    ['2026-06-09', ['OVERDUE 2026-06-02 -']],
    ['2026-06-10', ['MET_LATE 2026-06-02 2026-06-10', 'RUNNING 2026-08-31 -']],
    ['2026-09-01', ['MET_LATE 2026-06-02 2026-06-10', 'OVERDUE 2026-08-31 -']],
  ])('on %s: %j', (on, expected) => expect(lines(deadlinesOf('IRKUTSK', told, on), 'DL-29')).toEqual(expected));

  it('only warns under OKTYABRSKY, whose durations are examples', () => {
    const tzhs = told.slice(1);
    expect(lines(deadlinesOf('OKTYABRSKY', tzhs, '2026-06-09'), 'DL-29')).toEqual(['RUNNING 2026-06-02 -']);
    expect(lines(deadlinesOf('OKTYABRSKY', tzhs, '2026-09-01'), 'DL-29')).toEqual([
      'MET 2026-06-02 2026-06-10',
      'RUNNING 2026-08-31 -',
    ]);
    expect(deadlinesOf('KOCHKI', tzhs, '2026-06-09')).toEqual([]);
  });
});
