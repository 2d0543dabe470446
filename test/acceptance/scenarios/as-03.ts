import { idOf } from '../../support/ids';
import { instantAt, PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, eventOf, type Scenario } from '../model';

const at = PLACES.kochki;
const send = b.sender('FAM-03');
const people = [b.parent('REP-03-1'), b.child('MIN-03-1', '2012-04-02'), b.child('MIN-03-2', '2017-11-30', 'KR-09')];
const [school, secretary, curator] = ['school-kochki', 'secretary-kochki', 'curator-kochki'];
const programmeId = idOf('FAM-03 programme');
const recognition = b.resolutionOf(at, '2/1', '2026-01-20');
const removal = b.resolutionOf(at, '40/1', '2026-11-10');
const approval = (number: string, termTo: string) => ({
  ...b.decided(at, number, '2026-02-17'),
  programmeId,
  approvedBy: 'COMMISSION',
  termFrom: '2026-02-17',
  termTo,
  controlDates: [],
  copiesToFamily: 0,
});

/** Every month but April; the first is of January, which has only twelve registered days (rule 4.1.12). */
const VISITS = [
  ...['2026-01-27', '2026-02-20', '2026-03-18', '2026-05-12', '2026-06-16'],
  ...['2026-07-14', '2026-08-18', '2026-09-15', '2026-10-13'],
];
const monthOf = (month: number): string => `2026-${String(month).padStart(2, '0')}`;
const APRIL = { rule: 'DL-19', triggerOn: '2026-04-01', nominalDue: '2026-04-30', effectiveDue: '2026-04-30' };
const visit = (on: string) =>
  send(
    `11 visit ${on}`,
    [on, curator],
    [
      'record-patronage-visit',
      { kind: 'PK-03', place: 'По месту жительства.', present: [idOf('REP-03-1')], situation: 'SAME' },
    ],
    { expect: { status: 201, events: ['patronage-visit-made'], violations: [] } },
  );

export const as03: Scenario = {
  id: 'AS-03',
  title: 'KOCHKI: receipt-based term, minimum length, patronage',
  place: at,
  startsOn: '2026-01-12',
  steps: [
    send(
      '1a',
      ['2026-01-12', school],
      [
        'report',
        {
          track: 'SOP',
          municipality: at.oktmo,
          informationSource: 'IS-10',
          detectedByAgencyId: 'school-kochki',
          reporterKind: 'AGENCY',
          messageForm: 'WRITTEN',
          problem: 'Дети остаются без присмотра (вымышленный случай).',
          threatToLife: false,
          persons: people,
          addresses: [b.homeIn(at)],
        },
      ],
      { at: '09:00', expect: { status: 201, events: ['reported'] } },
    ),
    send(
      '1b',
      ['2026-01-12', school],
      [
        'forward-report',
        {
          channel: 'WRITTEN',
          fromAgencyId: 'school-kochki',
          toCommissionId: 'kdn-kochki',
          sentAt: instantAt(at, '2026-01-12', '10:00'),
          receivedAt: instantAt(at, '2026-01-12', '10:30'),
          document: b.document('DK-14', '2', '2026-01-12'),
        },
      ],
      {
        at: '10:00',
        expect: { status: 201, events: ['report-forwarded'] },
        due: [
          {
            rule: 'DL-03',
            status: 'MET',
            nominalDue: '2026-01-12',
            effectiveDue: '2026-01-12',
            metOn: '2026-01-12',
          },
        ],
      },
    ),
    send(
      '2',
      ['2026-01-13', secretary],
      [
        'order-survey',
        { orderedTo: ['soc-kochki'], scope: ['LIVING_CONDITIONS', 'ALL_HELD_INFORMATION'], urgent: false },
      ],
      {
        expect: { status: 201, events: ['survey-ordered'] },
        due: [
          {
            rule: 'DL-06',
            status: 'MET',
            nominalDue: '2026-01-15',
            effectiveDue: '2026-01-15',
            metOn: '2026-01-13',
          },
        ],
      },
    ),
    send('3', ['2026-01-15', 'social-kochki'], ['record-survey', b.surveyOf(at, people)], {
      expect: { status: 201, events: ['surveyed'] },
      due: [{ rule: 'DL-06', status: 'MET', localTarget: '2026-01-15' }],
    }),
    send(
      '4',
      ['2026-01-20', secretary],
      [
        'recognise-sop',
        {
          resolution: recognition,
          votes: b.votes(9, 7, [7, 0, 0]),
          subjects: [b.familyOn('FG-99', 'Дети остаются без надзора; перечня оснований положение не содержит.')],
          ...b.workWith(at, '2026-01-20'),
          curator: { agencyId: 'soc-kochki', officerId: 'off-head-kochki' },
        },
      ],
      {
        expect: { status: 201, events: ['resolution-adopted', 'recognized-SOP', 'curator-assigned'] },
        due: [
          { rule: 'DL-08', status: 'MET', metOn: '2026-01-20' },
          { rule: 'DL-15', status: 'PENDING_TRIGGER' },
        ],
      },
    ),
    send(
      '5',
      ['2026-01-22', secretary],
      [
        'send-resolution-copies',
        {
          resolution: recognition,
          addressees: ['soc-kochki', 'school-kochki'],
          form: 'WRITTEN',
          purpose: 'REGISTRATION',
        },
      ],
      {
        expect: { status: 201, events: ['resolution-copies-sent'], violations: [] },
        due: [
          {
            rule: 'DL-09',
            status: 'MET',
            nominalDue: '2026-01-23',
            effectiveDue: '2026-01-23',
            metOn: '2026-01-22',
          },
          { rule: 'DL-15', status: 'PENDING_TRIGGER' },
        ],
      },
    ),
    send(
      '6',
      ['2026-01-23', curator],
      ['acknowledge-resolution', { resolution: recognition, addresseeId: 'soc-kochki' }],
      {
        expect: { status: 201, events: ['resolution-received'] },
        due: [{ rule: 'DL-15', status: 'RUNNING', nominalDue: '2026-02-07', effectiveDue: '2026-02-09' }],
      },
    ),
    ...(['school', 'police', 'guardianship'] as const).map((name) =>
      send(
        `7 ${name}`,
        ['2026-01-26', school],
        [
          'submit-proposals',
          {
            fromAgencyId: `${name}-kochki`,
            situationCharacteristic: 'Учебная характеристика.',
            tasks: ['Задача.'],
            measures: [],
          },
        ],
        { expect: { status: 201, events: ['programme-proposals-submitted'] } },
      ),
    ),
    b.ask('7 state', ['2026-01-26', secretary], '/families/{FAM-03}', { 'states.programme': 'PROG_COLLECTING' }),
    b.judged('7: due', '2026-01-26', 'FAM-03', {
      rule: 'DL-14',
      status: 'MET',
      nominalDue: '2026-01-27',
      effectiveDue: '2026-01-27',
      metOn: '2026-01-26',
    }),
    send(
      '8a',
      ['2026-02-09', curator],
      [
        'draft-programme',
        { programmeId, goal: 'Учебная цель.', tasks: ['Задача.'], measures: b.measures(at, 'FAM-03', 3, '2026-08-01') },
      ],
    ),
    send('8b', ['2026-02-09', curator], ['submit-programme', { programmeId, toBodyId: 'kdn-kochki' }], {
      expect: { status: 201, events: ['programme-submitted'], violations: [] },
      due: [
        {
          rule: 'DL-15',
          status: 'MET',
          nominalDue: '2026-02-07',
          effectiveDue: '2026-02-09',
          metOn: '2026-02-09',
          lateWorkingDays: 0,
        },
      ],
    }),
    send('9', ['2026-02-17', secretary], ['approve-programme', approval('6/1', '2026-07-17')], {
      expect: { status: 422, code: 'PROGRAMME_TOO_SHORT' },
    }),
    send('10', ['2026-02-17', secretary], ['approve-programme', approval('6/1', '2026-08-17')], {
      expect: { status: 201, events: ['IPR-approved'] },
      due: [{ rule: 'DL-17', status: 'MET' }],
    }),
    ...VISITS.filter((on) => on < '2026-04').map(visit),
    send(
      '12 report',
      ['2026-04-07', curator],
      [
        'submit-curator-report',
        {
          quarter: '2026-Q1',
          measuresPlanned: 3,
          measuresDone: 1,
          measuresNotDone: 2,
          familyObligations: 'Учебное описание обязательств семьи.',
          dynamics: 'BETTER',
          conclusions: 'Обстановка улучшается.',
          proposals: 'Продолжить работу.',
          proposedDecision: 'DT-KEEP',
        },
      ],
      {
        expect: { status: 201, events: ['curator-report-submitted'], violations: [] },
        due: [{ rule: 'DL-22', status: 'MET', nominalDue: null, effectiveDue: null, metOn: '2026-04-07' }],
      },
    ),
    send(
      '12 approval of another quarter',
      ['2026-04-14', secretary],
      [
        'approve-curator-report',
        {
          ...b.decided(at, '14/1', '2026-04-14'),
          quarter: '2026-Q2',
          reportEventId: eventOf('12 report', 'curator-report-submitted'),
        },
      ],
      { expect: { status: 422, code: 'WRONG_STATE' } },
    ),
    send(
      '12 approval',
      ['2026-04-14', secretary],
      [
        'approve-curator-report',
        {
          ...b.decided(at, '14/1', '2026-04-14'),
          quarter: '2026-Q1',
          reportEventId: eventOf('12 report', 'curator-report-submitted'),
        },
      ],
      {
        expect: { status: 201, events: ['resolution-adopted', 'curator-report-approved'], violations: [] },
        due: [{ rule: 'DL-23', status: 'MET', nominalDue: null, effectiveDue: null, metOn: '2026-04-14' }],
      },
    ),
    b.judged('11 April, last day', '2026-04-30', 'FAM-03', { ...APRIL, status: 'RUNNING' }),
    b.judged('11 April, a day later', '2026-05-01', 'FAM-03', { ...APRIL, status: 'OVERDUE' }),
    ...VISITS.filter((on) => on > '2026-04' && on < '2026-07-21').map(visit),
    send(
      '13',
      ['2026-07-21', secretary],
      [
        'extend-programme',
        {
          ...b.decided(at, '28/1', '2026-07-21'),
          programmeId,
          newEnd: '2026-11-17',
          reason: 'Цель программы пока не достигнута.',
        },
      ],
      { expect: { status: 201, events: ['resolution-adopted', 'programme-extended'] } },
    ),
    b.ask('13 programme', ['2026-07-21', secretary], '/families/{FAM-03}', {
      'states.programme': 'PROG_ACTIVE',
      'programme.termTo': '2026-11-17',
    }),
    ...VISITS.filter((on) => on > '2026-07-21').map(visit),
    b.judged(
      '11 every month',
      '2026-10-31',
      'FAM-03',
      ...[2, 3, 5, 6, 7, 8, 9, 10].map((month) => {
        const metOn = VISITS.find((on) => on.startsWith(monthOf(month))) ?? '';
        return { rule: 'DL-19', triggerOn: `${monthOf(month)}-01`, status: 'MET', metOn, lateWorkingDays: 0 };
      }),
      { ...APRIL, status: 'OVERDUE' },
    ),
    b.ask('11 January has no duty', ['2026-10-31', secretary], '/families/{FAM-03}/deadlines?on=2026-10-31', {
      'items[rule=DL-19&triggerOn=2026-02-01].status': 'MET',
      'items[rule=DL-19&triggerOn=2026-01-20]': ABSENT,
      'items[rule=DL-19&triggerOn=2026-01-27]': ABSENT,
    }),
    send(
      '14a',
      ['2026-11-10', secretary],
      [
        'hold-review',
        {
          resolution: removal,
          votes: b.votes(9, 8, [8, 0, 0]),
          reportsConsidered: ['Отчёт куратора.'],
          result: 'DEREGISTER_WITH_PATRONAGE',
        },
      ],
      { expect: { status: 201, events: ['review-held'] } },
    ),
    send(
      '14b',
      ['2026-11-10', secretary],
      [
        'deregister',
        {
          resolution: removal,
          votes: b.votes(9, 8, [8, 0, 0]),
          subjects: [
            { ...b.FAMILY, ground: 'FD-99', groundText: 'Обстановка улучшилась; перечня положение не содержит.' },
          ],
          mode: 'WITH_PATRONAGE',
          patronageAgencyId: 'soc-kochki',
        },
      ],
      {
        expect: { status: 201, events: ['deregistered'] },
        due: [{ rule: 'DL-34', status: 'NOT_REGULATED' }],
      },
    ),
  ],
  then: [
    b.ask('then: card', ['2026-11-11', secretary], '/families/{FAM-03}', {
      'states.main': 'UNDER_PATRONAGE_AFTER',
      'subjects[kind=FAMILY].deregisteredOn': '2026-11-10',
    }),
    b.ask('then: card the day before', ['2026-11-11', secretary], '/families/{FAM-03}?asOf=2026-11-09', {
      'states.main': 'REGISTERED',
      'programme.termTo': '2026-11-17',
    }),
    b.ask(
      'then: ST-04 before',
      ['2026-11-11', secretary],
      '/statistics/quarters/2026-Q4?unit=50634000&asOf=2026-11-09',
      {
        'families.opening': 1,
        'families.out': 0,
        'families.closing': 1,
      },
    ),
    b.ask('then: ST-03 Q4', ['2026-11-11', secretary], '/statistics/quarters/2026-Q4?unit=50634000', {
      'families.opening': 1,
      'families.in': 0,
      'families.out': 1,
      'families.outPatronage': 1,
      'families.outPositive': 0,
      'families.outByGround.FD-99': 1,
      'families.closing': 0,
    }),
    b.ask('then: not counted from 10 November on', ['2026-11-11', secretary], '/bank/families?state=REGISTERED', {
      total: 0,
    }),
    b.ask('then: one under patronage', ['2026-11-11', secretary], '/bank/families?state=UNDER_PATRONAGE_AFTER', {
      total: 1,
    }),
    b.ask('then: ST-53', ['2026-11-11', secretary], '/statistics/compliance?period=2026&unit=50634000', {
      'patronage.familyMonths': 9,
      'patronage.withVisit': 8,
      'rules[ruleKey=patronageVisit].met': 8,
      'rules[ruleKey=patronageVisit].overdue': 1,
      'rules[ruleKey=patronageVisit].total': 9,
      'duration.median': 294,
    }),
    b.ask('then: ST-53 of Q2', ['2026-11-11', secretary], '/statistics/compliance?period=2026-Q2&unit=50634000', {
      'patronage.familyMonths': 3,
      'patronage.withVisit': 2,
    }),
  ],
};
