import { PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, type Scenario } from '../model';

const at = PLACES.irkutsk;
const send = b.sender('FAM-28');
const [secretary, operator] = ['secretary-irkutsk', 'operator-irkutsk'];
const limit = { rule: 'DL-29', triggerOn: '2026-03-02', nominalDue: '2026-06-02', effectiveDue: '2026-06-02' };
const registered = (step: string, on: string) =>
  b.ask(`${step}: registration is untouched`, [on, secretary], '/families/{FAM-28}', {
    'states.main': 'REGISTERED',
    'subjects[kind=FAMILY].registeredOn': '2026-02-24',
  });

/** Durations are examples there (5.4): the same story warns, and violates nothing. */
const elsewhere = PLACES.oktyabrsky;
const OKTYABRSKY = [
  send(
    'OKTYABRSKY: recognised',
    ['2026-02-24', 'secretary-oktyabrsky'],
    [
      'recognise-sop',
      {
        ...b.decided(elsewhere, '8/1', '2026-02-24'),
        persons: [b.parent('REP-28-O'), b.child('MIN-28-O', '2015-06-01')],
        addresses: [b.homeIn(elsewhere)],
        subjects: [b.familyOn('FG-01')],
        ...b.workWith(elsewhere, '2026-02-24'),
      },
    ],
    { family: 'FAM-28-O' },
  ),
  send(
    'OKTYABRSKY: started',
    ['2026-03-02', 'operator-oktyabrsky'],
    [
      'start-accompaniment',
      {
        institutionId: 'soc-oktyabrsky',
        level: 'EMERGENCY',
        levelSigns: ['LE-01'],
        form: 'AF-02',
        basis: 'RESOLUTION',
      },
    ],
    { family: 'FAM-28-O' },
  ),
  ...(
    [
      ['2026-06-02', ABSENT],
      ['2026-06-03', 'LEVEL_OVERDUE'],
    ] as const
  ).map(([on, warning]) =>
    b.ask(`OKTYABRSKY: warning on ${on}`, ['2026-07-02', 'secretary-oktyabrsky'], `/families/{FAM-28-O}?asOf=${on}`, {
      'states.level': 'LVL_ACTIVE',
      'level.limit': null,
      'warnings[code=LEVEL_OVERDUE].code': warning,
    }),
  ),
  send(
    'OKTYABRSKY: reviewed',
    ['2026-06-10', 'operator-oktyabrsky'],
    [
      'review-level-term',
      { decision: 'SAME_LEVEL_NEW_TERM', newPlannedEnd: '2026-08-31', reason: 'Работа не завершена.' },
    ],
    {
      family: 'FAM-28-O',
      expect: { status: 201, events: ['level-term-reviewed'], violations: [] },
    },
  ),
];

export const as22: Scenario = {
  id: 'AS-22',
  title: 'IRKUTSK: emergency level overdue',
  place: at,
  startsOn: '2026-02-24',
  steps: [
    send(
      'given',
      ['2026-02-24', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '8/1', '2026-02-24'),
          persons: [b.parent('REP-28-1'), b.child('MIN-28-1', '2019-01-20')],
          addresses: [b.homeIn(at)],
          subjects: [b.familyOn('FG-11')],
          ...b.workWith(at, '2026-02-24'),
          curator: { agencyId: 'soc-irkutsk', officerId: 'off-curator-irkutsk' },
          firstReviewOn: '2026-08-18',
        },
      ],
    ),
    send(
      '1',
      ['2026-03-02', operator],
      [
        'start-accompaniment',
        {
          institutionId: 'soc-irkutsk',
          level: 'EMERGENCY',
          levelSigns: ['LE-01'],
          form: 'AF-02',
          specialistId: 'off-specialist-irkutsk',
          basis: 'RESOLUTION',
        },
      ],
      {
        expect: { status: 201, events: ['accompaniment-started'] },
        due: [{ ...limit, status: 'RUNNING', metOn: null }],
      },
    ),
    b.judged('2: the day before', '2026-06-02', 'FAM-28', { ...limit, status: 'RUNNING' }),
    b.ask('2: level on the last day', ['2026-06-02', operator], '/families/{FAM-28}', {
      'states.level': 'LVL_ACTIVE',
      'level.limit': '2026-06-02',
    }),
    b.judged('2', '2026-06-03', 'FAM-28', {
      ...limit,
      status: 'OVERDUE',
      metOn: null,
      responsibleAgencyId: 'soc-irkutsk',
    }),
    b.ask('2: level', ['2026-06-03', operator], '/families/{FAM-28}', { 'states.level': 'LVL_OVERDUE' }),
    registered('2', '2026-06-03'),
    b.ask(
      '2: task of the specialist',
      ['2026-06-03', operator],
      '/deadlines?municipality=25604000&status=OVERDUE&on=2026-06-03&limit=500',
      {
        'items[rule=DL-29].effectiveDue': '2026-06-02',
        'items[rule=DL-29].responsible.agencyId': 'soc-irkutsk',
        'items[rule=DL-29].responsible.officerId': 'off-specialist-irkutsk',
      },
    ),
    b.ask('3', ['2026-06-05', operator], '/statistics/compliance?period=2026-Q2&unit=25604000', { levelOverdue: 1 }),
    send(
      '4',
      ['2026-06-10', operator],
      [
        'review-level-term',
        { decision: 'SAME_LEVEL_NEW_TERM', newPlannedEnd: '2026-08-31', reason: 'Работа не завершена.' },
      ],
      {
        expect: { status: 201, events: ['level-term-reviewed'], withViolation: 'LEVEL_OVERDUE' },
        due: [
          // Overdue from 3 to 9 June, seven days; the six working days 3, 4, 5, 8, 9 and 10 June are the lateness.
          { ...limit, status: 'MET_LATE', metOn: '2026-06-10', lateWorkingDays: 6 },
          {
            rule: 'DL-29',
            triggerOn: '2026-06-10',
            status: 'RUNNING',
            nominalDue: '2026-08-31',
            effectiveDue: '2026-08-31',
          },
        ],
      },
    ),
    b.ask('4: level', ['2026-06-10', operator], '/families/{FAM-28}', {
      'states.level': 'LVL_ACTIVE',
      'level.code': 'EMERGENCY',
      'level.limit': '2026-08-31',
    }),
    registered('4', '2026-06-10'),
    b.judged('4: the seven days stay', '2026-06-09', 'FAM-28', { ...limit, status: 'OVERDUE' }),
    b.ask('4: level as it was', ['2026-06-10', operator], '/families/{FAM-28}?asOf=2026-06-09', {
      'states.level': 'LVL_OVERDUE',
    }),
    b.ask('5', ['2026-06-30', operator], '/statistics/compliance?period=2026-Q2&unit=25604000', {
      levelOverdue: 0,
      'rules[rule=DL-29].metLate': 1,
    }),
  ],
  then: [
    b.ask('then: Q2', ['2026-07-02', secretary], '/statistics/quarters/2026-Q2?unit=25604000', {
      'families.opening': 1,
      'families.out': 0,
      'families.closing': 1,
      'indicators.ST-10': 0,
      'indicators.ST-16': 0,
    }),
    b.ask(
      'then: the same facts under OKTYABRSKY, where durations are examples',
      ['2026-07-02', secretary],
      '/statistics/compliance?period=2026-Q2&unit=25604000&profile=OKTYABRSKY',
      { profile: 'OKTYABRSKY', profileVersion: 1, 'rules[rule=DL-29].metLate': 0, 'rules[rule=DL-29].overdue': 0 },
    ),
    {
      ...b.ask(
        'then: no such regulation',
        ['2026-07-02', secretary],
        '/statistics/compliance?period=2026-Q2&unit=25604000&profile=NOWHERE',
        { code: 'PROFILE_NOT_FOUND' },
      ),
      status: 404,
    },
    b.ask('then: level without limits passed', ['2026-07-02', operator], '/families/{FAM-28}', {
      'states.level': 'LVL_ACTIVE',
    }),
    ...OKTYABRSKY,
  ],
};
