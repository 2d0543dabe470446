import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { type PostStep, type Scenario } from '../model';

const at = PLACES.borodino;
const send = b.sender('FAM-06');
const [secretary, operator, curator] = ['secretary-borodino', 'operator-borodino', 'curator-borodino'];
const people = [b.parent('REP-06-1'), b.child('MIN-06-1', '2016-04-12')];
const recognition = b.resolutionOf(at, '38/2', '2026-09-22');
const programmeId = idOf('FAM-06 programme');
const clean = { status: 201, violations: [] } as const;

const message = (persons: readonly unknown[], threatToLife: boolean) => ({
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-05',
  detectedByAgencyKind: 'AG-01',
  reporterKind: 'CITIZEN',
  messageForm: 'ORAL',
  problem: 'Устное сообщение соседа (вымышленный случай).',
  threatToLife,
  persons,
  addresses: [b.homeIn(at)],
});
const info = (month: string, on: string): PostStep => ({
  kind: 'post',
  step: `information of ${month}`,
  on,
  as: operator,
  path: `/periods/${at.oktmo}-${month}/commands/send-monthly-info`,
  body: { occurredOn: on, to: ['COMMISSION', 'MINISTRY'], families: 1, minors: 1 },
  expect: { status: 201, 'body.periodId': `${at.oktmo}-${month}`, 'body.events[0].type': 'monthly-info-sent' },
});
const infoDue = (month: string, on: string, expect: Readonly<Record<string, unknown>>) =>
  b.ask(
    `information of ${month}: term`,
    [on, operator],
    `/deadlines?municipality=${at.oktmo}&on=${on}&limit=500`,
    Object.fromEntries(
      Object.entries(expect).map(([name, value]) => [`items[rule=DL-39&period=${month}].${name}`, value]),
    ),
  );

/** A family whose life is in danger, surveyed on the same day or on the next one. */
const threatened = (family: string, [day, time]: readonly [string, string], due: Readonly<Record<string, unknown>>) => {
  const members = [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2019-01-15')];
  const common = { family, expect: { status: 201 } } as const;
  return [
    send(`${family}: message`, ['2026-11-17', secretary], ['report', message(members, true)], {
      ...common,
      at: '14:20',
    }),
    send(
      `${family}: survey`,
      [day, 'social-borodino'],
      ['record-survey', b.surveyOf(at, members, { threatToLife: true })],
      { ...common, at: time, due: [{ rule: 'DL-06', status: 'MET', ...due }] },
    ),
  ];
};

export const as06: Scenario = {
  id: 'AS-06',
  title: 'BORODINO: threat branch, receipt-based bank entry, the 25th',
  place: at,
  startsOn: '2026-09-14',
  steps: [
    send('1', ['2026-09-14', secretary], ['report', message(people, false)], {
      at: '10:00',
      expect: { ...clean, events: ['journal-entry-registered', 'reported'] },
      due: [{ rule: 'DL-05', status: 'MET', effectiveDue: '2026-09-14' }],
    }),
    send('2', ['2026-09-16', 'social-borodino'], ['record-survey', b.surveyOf(at, people)], {
      expect: { ...clean, events: ['surveyed'] },
      due: [{ rule: 'DL-06', status: 'MET', effectiveDue: '2026-09-17', metOn: '2026-09-16' }],
    }),
    send(
      '3',
      ['2026-09-22', secretary],
      [
        'recognise-sop',
        {
          resolution: recognition,
          votes: b.votes(9, 7, [7, 0, 0]),
          subjects: [b.familyOn('FG-99', 'Учебное основание.'), b.minorOn('MIN-06-1', 'MG-01')],
          ...b.workWith(at, '2026-09-22'),
          curator: { agencyId: 'soc-borodino', officerId: 'off-curator-borodino' },
          workingGroup: [
            { agencyId: 'soc-borodino', officerId: 'off-curator-borodino', roleInGroup: 'COORDINATOR' },
            { agencyId: 'school-borodino', officerId: 'off-teacher-borodino', roleInGroup: 'MEMBER' },
          ],
        },
      ],
      {
        expect: { status: 201, events: ['resolution-adopted', 'recognized-SOP', 'curator-assigned'] },
        due: [
          { rule: 'DL-11', status: 'PENDING_TRIGGER' },
          { rule: 'DL-12', status: 'PENDING_TRIGGER' },
        ],
      },
    ),
    send(
      '4',
      ['2026-09-23', operator],
      ['acknowledge-resolution', { resolution: recognition, addresseeId: 'soc-borodino' }],
      {
        expect: { status: 201, events: ['resolution-received'] },
        due: [
          { rule: 'DL-11', status: 'RUNNING', nominalDue: '2026-09-26', effectiveDue: '2026-09-28' },
          { rule: 'DL-12', status: 'RUNNING', nominalDue: '2026-09-28', effectiveDue: '2026-09-28' },
        ],
      },
    ),
    send(
      '5',
      ['2026-09-24', operator],
      ['include-in-bank', { bankRecordNo: '6', basis: { resolution: recognition } }],
      {
        expect: { ...clean, events: ['bank-record-included'] },
        due: [{ rule: 'DL-11', status: 'MET', metOn: '2026-09-24' }],
      },
    ),
    send(
      '6 drafted',
      ['2026-09-25', curator],
      [
        'draft-programme',
        { programmeId, goal: 'Учебная цель.', tasks: ['Задача.'], measures: b.measures(at, 'FAM-06', 2, '2027-02-01') },
      ],
    ),
    send('6', ['2026-09-25', curator], ['submit-programme', { programmeId, toBodyId: 'kdn-borodino' }], {
      expect: { ...clean, events: ['programme-submitted'] },
      due: [{ rule: 'DL-15', status: 'MET', effectiveDue: '2026-09-25', metOn: '2026-09-25' }],
    }),
    info('2026-09', '2026-09-25'),
    infoDue('2026-09', '2026-09-25', {
      status: 'MET',
      familyId: null,
      nominalDue: '2026-09-25',
      effectiveDue: '2026-09-25',
      metOn: '2026-09-25',
      confidence: 'INFERRED',
      clause: '2.2 (4)',
    }),
    send(
      '8',
      ['2026-09-29', secretary],
      [
        'send-resolution-copies',
        { resolution: recognition, addressees: ['school-borodino'], form: 'ELECTRONIC', purpose: 'REGISTRATION' },
      ],
      {
        expect: { status: 201, events: ['resolution-copies-sent'], withViolation: 'DL-12' },
        due: [{ rule: 'DL-12', status: 'MET_LATE', metOn: '2026-09-29', lateWorkingDays: 1 }],
      },
    ),
    b.ask('8 marks the inferred reading', ['2026-09-29', secretary], '/families/{FAM-06}/history?limit=500', {
      'items[type=resolution-copies-sent].violations[rule=DL-12].lateWorkingDays': 1,
    }),
    b.ask('8 the inferred rule is shown as such', ['2026-09-29', secretary], '/families/{FAM-06}/deadlines', {
      'items[rule=DL-06].confidence': 'INFERRED',
      'items[rule=DL-15].confidence': 'EXPLICIT',
    }),
    send(
      'approved',
      ['2026-10-06', secretary],
      [
        'approve-programme',
        {
          ...b.decided(at, '40/1', '2026-10-06'),
          programmeId,
          approvedBy: 'COMMISSION',
          termFrom: '2026-10-06',
          termTo: '2027-04-06',
          controlDates: ['2027-03-16'],
          copiesToFamily: 1,
        },
      ],
    ),
    info('2026-10', '2026-10-26'),
    infoDue('2026-10', '2026-10-26', {
      status: 'MET',
      nominalDue: '2026-10-25',
      effectiveDue: '2026-10-26',
      lateWorkingDays: 0,
    }),
    b.ask('10.26: the information shows the difference', ['2026-10-26', operator], `/periods/${at.oktmo}-2026-10`, {
      'facts[0].data.families': 1,
      'facts[0].data.since.sentOn': '2026-09-25',
      'facts[0].data.since.familiesIn': 0,
    }),
    ...threatened('FAM-06b', ['2026-11-17', '17:05'], { metOn: '2026-11-17', elapsedMinutes: 165 }),
    ...threatened('FAM-06c', ['2026-11-18', '10:00'], { status: 'MET_LATE', metOn: '2026-11-18' }),
    send(
      '10 review',
      ['2027-03-16', secretary],
      [
        'hold-review',
        { ...b.decided(at, '11/3', '2027-03-16'), reportsConsidered: ['Отчёт группы.'], result: 'EXTEND' },
      ],
      {
        expect: { status: 201, events: ['review-held'] },
        due: [
          { rule: 'DL-26', triggerOn: '2026-09-22', status: 'MET', effectiveDue: '2027-03-22', metOn: '2027-03-16' },
        ],
      },
    ),
    send(
      '10',
      ['2027-03-16', secretary],
      [
        'extend-programme',
        {
          resolution: b.resolutionOf(at, '11/3', '2027-03-16'),
          programmeId,
          newEnd: '2027-10-06',
          reason: 'Ходатайство группы.',
        },
      ],
      { expect: { status: 201, events: ['programme-extended'] } },
    ),
  ],
  then: [
    b.ask('then', ['2027-03-16', secretary], '/families/{FAM-06}', {
      'states.main': 'REGISTERED',
      'states.programme': 'PROG_ACTIVE',
      'programme.termTo': '2027-10-06',
    }),
  ],
};
