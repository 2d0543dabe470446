import { deadlinesOf, lines, type Told } from './story';

const chain = { emergencyId: 'em' };
const at = (on: string, time: string, type: string, data: object = {}): Told => [
  on,
  type,
  { ...chain, ...data },
  { at: `${on}T${time}:00.000Z` },
];
/** Friday; the Monday after is off (9 March 2026 follows the holiday on Sunday). */
const FRIDAY = '2026-03-06';
const threat = (receivedBy: string): Told =>
  at(FRIDAY, '09:00', 'threat-reported', { receivedBy, children: ['m1', 'm2'] });
const confirmed = at(FRIDAY, '10:30', 'emergency-visit-made', { threatConfirmed: true });
const act = (removedFrom: string): Told =>
  at(FRIDAY, '12:00', 'removal-act-prepared', { children: ['m1', 'm2'], removedFrom });
const removed = [
  at(FRIDAY, '12:30', 'child-removed', { childId: 'm1' }),
  at(FRIDAY, '12:40', 'child-removed', { childId: 'm2' }),
];
const entry = (told: readonly Told[], rule: string, on = '2026-03-20') =>
  deadlinesOf('MARIEL', told, on).filter((e) => e.rule === rule);

describe('guardianship has the information (MARIEL 7.1)', () => {
  const told = [
    threat('GUARDIANSHIP'),
    confirmed,
    act('BOTH_PARENTS'),
    ...removed,
    at(FRIDAY, '14:00', 'prosecutor-notified'),
    at('2026-03-11', '09:00', 'orphan-registry-entry-made', { childId: 'm1' }),
    at('2026-03-12', '09:00', 'orphan-registry-entry-made', { childId: 'm2' }),
    at('2026-03-13', '09:00', 'court-claim-filed'),
    at('2026-03-12', '10:00', 'emergency-reported-to-commission', { byBody: 'POLICE' }),
    at('2026-03-12', '11:00', 'emergency-reported-to-commission', { byBody: 'GUARDIANSHIP' }),
  ];

  it.each([
    ['DL-42', 'immediately', ['MET 2026-03-06 2026-03-06']],
    ['DL-43', 'immediately', ['MET 2026-03-06 2026-03-06']],
    ['DL-44', 'immediately, once for both children', ['MET 2026-03-06 2026-03-06']],
    ['DL-45', '3 working days, for each child', ['MET 2026-03-12 2026-03-11', 'MET 2026-03-12 2026-03-12']],
    ['DL-46', '7 days', ['MET 2026-03-13 2026-03-13']],
    ['DL-47', '3 working days', ['MET 2026-03-12 2026-03-12']],
    ['DL-48', 'not its duty', []],
    ['DL-49', 'not its duty', []],
  ])('%s %s', (rule, _term, expected) =>
    expect(lines(deadlinesOf('MARIEL', told, '2026-03-20'), rule)).toEqual(expected),
  );

  it('shows the minutes that passed, and whose child it is', () => {
    expect(entry(told, 'DL-42')).toMatchObject([{ elapsedMinutes: 90 }]);
    expect(entry(told, 'DL-43')).toMatchObject([{ elapsedMinutes: 90 }]);
    expect(entry(told, 'DL-44')).toMatchObject([{ elapsedMinutes: 90 }]);
    expect(entry(told, 'DL-45').map(({ subjectId }) => subjectId)).toEqual(['m1', 'm2']);
    expect(entry(told, 'DL-45')[0]).not.toHaveProperty('elapsedMinutes');
  });

  it('rolls the seventh day off a day that is not worked', () => {
    const saturday = [...told.slice(0, 2), at('2026-03-07', '12:00', 'removal-act-prepared', { children: ['m1'] })];
    expect(entry(saturday, 'DL-46', '2026-03-10')).toMatchObject([
      { nominalDue: '2026-03-14', effectiveDue: '2026-03-16', status: 'RUNNING' },
    ]);
  });

  it('asks for no entry among the orphans when the other parent is there', () => {
    expect(entry([threat('GUARDIANSHIP'), confirmed, act('ONE_PARENT')], 'DL-45')).toEqual([]);
    expect(entry([threat('GUARDIANSHIP'), confirmed, act('SOLE_PARENT')], 'DL-45')).toHaveLength(2);
  });

  it('takes the prosecutor told before the removal as told', () => {
    const early = [
      threat('GUARDIANSHIP'),
      confirmed,
      act('BOTH_PARENTS'),
      at(FRIDAY, '12:10', 'prosecutor-notified'),
      ...removed,
    ];
    expect(lines(deadlinesOf('MARIEL', early, '2026-03-20'), 'DL-44')).toEqual(['MET 2026-03-06 2026-03-06']);
  });

  it('needs no act when there is no threat, only the survey act', () => {
    const refuted = [threat('GUARDIANSHIP'), at(FRIDAY, '10:30', 'emergency-visit-made', { threatConfirmed: false })];
    expect(entry(refuted, 'DL-43')).toEqual([]);
    expect(lines(deadlinesOf('MARIEL', refuted, '2026-03-20'), 'DL-59')).toEqual(['NO_TERM - -']);
    const drawn = [...refuted, at(FRIDAY, '11:00', 'no-threat-established')];
    expect(lines(deadlinesOf('MARIEL', drawn, '2026-03-20'), 'DL-59')).toEqual(['NO_TERM - 2026-03-06']);
  });

  it('drops the act when a second visit finds no threat', () => {
    const again = [
      threat('GUARDIANSHIP'),
      confirmed,
      at('2026-03-07', '08:00', 'emergency-visit-made', { threatConfirmed: false }),
      at('2026-03-07', '09:00', 'no-threat-established'),
    ];
    expect(lines(deadlinesOf('MARIEL', again, '2026-03-20'), 'DL-43')).toEqual(['CANCELLED 2026-03-06 -']);
  });
});

describe('«незамедлительно» in an emergency (spec 4.1.7, CG-48)', () => {
  const late = (on: string, time: string) => [
    at(FRIDAY, '20:30', 'threat-reported', { receivedBy: 'GUARDIANSHIP', children: ['m1'] }),
    at(on, time, 'emergency-visit-made', { threatConfirmed: true }),
  ];
  it.each([
    ['the same day', FRIDAY, '20:50', { status: 'MET', effectiveDue: FRIDAY, elapsedMinutes: 20 }],
    [
      'after midnight',
      '2026-03-07',
      '00:10',
      { status: 'MET', effectiveDue: '2026-03-07', elapsedMinutes: 220, lateWorkingDays: 0 },
    ],
    ['at the ceiling', '2026-03-07', '20:30', { status: 'MET', elapsedMinutes: 1440 }],
    ['beyond the ceiling', '2026-03-07', '20:31', { status: 'MET_LATE', effectiveDue: FRIDAY, elapsedMinutes: 1441 }],
  ])('%s', (_when, on, time, expected) => expect(entry(late(on, time), 'DL-42')).toMatchObject([expected]));

  it('is overdue at the end of the next day when nothing was done', () => {
    const told = late('2026-03-10', '09:00').slice(0, 1);
    expect(lines(deadlinesOf('MARIEL', told, FRIDAY), 'DL-42')).toEqual(['RUNNING 2026-03-06 -']);
    expect(lines(deadlinesOf('MARIEL', told, '2026-03-07'), 'DL-42')).toEqual(['OVERDUE 2026-03-06 -']);
  });
});

describe('the police have the information (MARIEL 7.2)', () => {
  const informed = at(FRIDAY, '09:20', 'guardianship-informed-by-police');
  it('tell guardianship at once, which then has duties of its own', () => {
    expect(entry([threat('POLICE')], 'DL-42')).toEqual([]);
    const told = [threat('POLICE'), informed, confirmed];
    expect(entry(told, 'DL-48')).toMatchObject([{ status: 'MET', elapsedMinutes: 20 }]);
    expect(entry(told, 'DL-42')).toMatchObject([{ status: 'MET', elapsedMinutes: 70 }]);
    expect(entry(told, 'DL-49')).toMatchObject([
      { status: 'OVERDUE', effectiveDue: '2026-03-12', responsible: { agencyId: 'police' } },
    ]);
  });

  it('do not begin a second chain of duties for what guardianship knows already', () => {
    expect(entry([threat('GUARDIANSHIP'), informed], 'DL-42')).toHaveLength(1);
  });

  it('tell social protection at once and the commission in three working days of a delivered child', () => {
    const told = [
      at(FRIDAY, '09:00', 'neglected-child-found'),
      at(FRIDAY, '10:00', 'child-delivered', { childId: 'm1' }),
      at(FRIDAY, '10:45', 'social-protection-notified'),
      at('2026-03-13', '09:00', 'emergency-reported-to-commission', { byBody: 'POLICE' }),
    ];
    expect(entry(told, 'DL-50')).toMatchObject([{ status: 'MET', elapsedMinutes: 45 }]);
    expect(entry(told, 'DL-51')).toMatchObject([
      { status: 'MET_LATE', effectiveDue: '2026-03-12', lateWorkingDays: 1 },
    ]);
  });

  it('leave the report on a child that was handed over to social protection (MARIEL 7.3)', () => {
    const told = [
      at(FRIDAY, '09:00', 'neglected-child-found'),
      at(FRIDAY, '10:00', 'child-handed-to-carers', { childId: 'm1' }),
      at('2026-03-11', '09:00', 'emergency-reported-to-commission', { byBody: 'POLICE' }),
    ];
    expect(entry(told, 'DL-52', '2026-03-12')).toMatchObject([{ status: 'RUNNING', effectiveDue: '2026-03-12' }]);
    const reported = [
      ...told,
      at('2026-03-12', '09:00', 'emergency-reported-to-commission', { byBody: 'SOCIAL_PROTECTION' }),
    ];
    expect(entry(reported, 'DL-52', '2026-03-12')).toMatchObject([{ status: 'MET', metOn: '2026-03-12' }]);
  });
});

describe('chains', () => {
  it('are met each by its own facts, in a later episode too', () => {
    const second: Told = [FRIDAY, 'threat-reported', { emergencyId: 'other', receivedBy: 'GUARDIANSHIP' }];
    const visit: Told = ['2026-03-10', 'emergency-visit-made', { emergencyId: 'other' }, { episode: 2 }];
    const met = entry([threat('GUARDIANSHIP'), second, visit], 'DL-42').map((e) => [e.status, e.metOn]);
    expect(met).toEqual([
      ['OVERDUE', null],
      ['MET_LATE', '2026-03-10'],
    ]);
  });

  it.each(['KOCHKI', 'IRKUTSK', 'BORODINO', 'OKTYABRSKY'])('have no terms in %s', (profile) => {
    const told = [threat('POLICE'), confirmed, act('BOTH_PARENTS'), ...removed];
    expect(deadlinesOf(profile, told, '2026-03-20')).toEqual([]);
    const all = deadlinesOf(profile, told, '2026-03-20', true).filter((e) => /DL-(4[2-9]|5[0-2]|59)/.test(e.rule));
    expect(new Set(all.map((e) => e.status))).toEqual(new Set(['NOT_REGULATED']));
  });
});
