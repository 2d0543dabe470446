import { idOf } from '../../support/ids';
import { instantAt, PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, eventOf, type Scenario } from '../model';

const at = PLACES.mariel;
const send = b.sender('FAM-01');
const people = [b.parent('REP-01-1'), b.child('MIN-01-1', '2014-05-20')];
const [school, secretary, curator] = ['school-mariel', 'secretary-mariel', 'curator-mariel'];
const programmeId = idOf('FAM-01 programme');
const recognition = b.resolutionOf(at, '7/2', '2026-02-17');
const removal = b.resolutionOf(at, '31/4', '2026-08-25');
const clean = { status: 201, violations: [] } as const;
const group = (['school', 'police', 'guardianship', 'soc', 'kdn'] as const).map((name) => ({
  agencyId: `${name}-mariel`,
  roleInGroup: name === 'kdn' ? 'COORDINATOR' : 'MEMBER',
}));

export const as01: Scenario = {
  id: 'AS-01',
  title: 'MARIEL: full path, everything in time',
  place: at,
  startsOn: '2026-02-02',
  steps: [
    send(
      '1',
      ['2026-02-02', school],
      [
        'report',
        {
          track: 'SOP',
          municipality: at.oktmo,
          paperNo: '17',
          informationSource: 'IS-01',
          detectedByAgencyId: 'school-mariel',
          reporterKind: 'AGENCY',
          messageForm: 'ORAL',
          problem: 'Ребёнок не посещает занятия (вымышленный случай).',
          threatToLife: false,
          persons: people,
          addresses: [b.homeIn(at)],
        },
      ],
      {
        at: '09:15',
        expect: { ...clean, events: ['journal-entry-registered', 'reported'] },
        due: [{ rule: 'DL-01', status: 'NO_TERM', nominalDue: null, effectiveDue: null }],
      },
    ),
    send(
      '2',
      ['2026-02-02', school],
      [
        'forward-report',
        {
          channel: 'PHONE',
          fromAgencyId: 'school-mariel',
          toCommissionId: 'kdn-mariel',
          sentAt: instantAt(at, '2026-02-02', '09:40'),
          receivedAt: instantAt(at, '2026-02-02', '09:40'),
        },
      ],
      {
        at: '09:40',
        expect: { ...clean, events: ['report-forwarded'] },
        due: [
          {
            rule: 'DL-02',
            status: 'MET',
            nominalDue: '2026-02-02',
            effectiveDue: '2026-02-02',
            metOn: '2026-02-02',
            lateWorkingDays: 0,
          },
        ],
      },
    ),
    send(
      '3',
      ['2026-02-02', secretary],
      [
        'register-journal-entry',
        {
          journalHolderId: 'kdn-mariel',
          journalKind: 'PRIMARY_INFORMATION',
          paperNo: '5',
          fromWhom: 'Учебное учреждение school-mariel',
          problem: 'Сообщение школы по телефону.',
        },
      ],
      {
        expect: { ...clean, events: ['journal-entry-registered'] },
        due: [{ rule: 'DL-05', status: 'NO_TERM', nominalDue: null, effectiveDue: null }],
      },
    ),
    send(
      '4',
      ['2026-02-04', school],
      [
        'forward-report',
        {
          channel: 'WRITTEN',
          fromAgencyId: 'school-mariel',
          toCommissionId: 'kdn-mariel',
          sentAt: instantAt(at, '2026-02-04', '11:00'),
          receivedAt: instantAt(at, '2026-02-04', '11:00'),
          document: b.document('DK-14', '88', '2026-02-04'),
        },
      ],
      {
        at: '11:00',
        expect: { ...clean, events: ['report-forwarded'] },
        due: [
          {
            rule: 'DL-03',
            status: 'MET',
            nominalDue: '2026-02-05',
            effectiveDue: '2026-02-05',
            metOn: '2026-02-04',
          },
        ],
      },
    ),
    send(
      '5',
      ['2026-02-05', 'social-mariel'],
      ['record-survey', b.surveyOf(at, people, { act: b.document('DK-08', '4', '2026-02-05') })],
      { expect: { ...clean, events: ['surveyed'] }, due: [{ rule: 'DL-06', status: 'NOT_REGULATED' }] },
    ),
    send(
      '6a',
      ['2026-02-06', secretary],
      ['assess-danger', { level: 'MEDIUM', justification: 'Факты подтверждены.', appliesTo: [idOf('MIN-01-1')] }],
      { expect: { ...clean, events: ['danger-level-assessed'] } },
    ),
    send(
      '6b',
      ['2026-02-06', secretary],
      [
        'record-consent',
        {
          subjectPersonId: idOf('REP-01-1'),
          givenById: idOf('REP-01-1'),
          purpose: 'PERSONAL_DATA',
          form: 'WRITTEN',
          document: b.document('DK-21', '1', '2026-02-06'),
        },
      ],
      { expect: { ...clean, events: ['consent-given'] } },
    ),
    send(
      '6c',
      ['2026-02-06', secretary],
      [
        'issue-conclusion',
        {
          result: 'CONFIRMED',
          issuer: { agencyId: 'kdn-mariel', officerId: 'off-chair-mariel' },
          familyCriteria: [{ code: 'FG-01', present: true }],
          dangerLevel: 'MEDIUM',
          conclusionText: 'Учебное заключение.',
          recommendedTrack: 'SOP',
          document: b.document('DK-10', '3', '2026-02-06'),
        },
      ],
      {
        expect: { ...clean, events: ['conclusion-issued'] },
        due: [
          {
            rule: 'DL-07',
            status: 'MET',
            nominalDue: '2026-02-09',
            effectiveDue: '2026-02-09',
            metOn: '2026-02-06',
          },
        ],
      },
    ),
    send(
      '7',
      ['2026-02-17', secretary],
      [
        'recognise-sop',
        {
          resolution: recognition,
          votes: b.votes(11, 9, [8, 0, 1]),
          subjects: [b.familyOn('FG-01')],
          dangerLevel: 'MEDIUM',
          categories: ['FC-06'],
          ...b.workWith(at, '2026-02-17', '2026-08-17'),
          curator: { agencyId: 'soc-mariel', officerId: 'off-curator-mariel' },
          workingGroup: group,
        },
      ],
      {
        expect: { ...clean, events: ['resolution-adopted', 'recognized-SOP', 'curator-assigned'] },
        due: [
          { rule: 'DL-08', status: 'MET', metOn: '2026-02-17' },
          { rule: 'DL-15', status: 'RUNNING', nominalDue: '2026-03-03', effectiveDue: '2026-03-03', metOn: null },
        ],
      },
    ),
    send(
      '7 journal',
      ['2026-02-17', secretary],
      [
        'record-journal-result',
        {
          entryEventId: eventOf('3', 'journal-entry-registered'),
          resultCode: 'RECOGNISED',
          result: 'Семья признана находящейся в социально опасном положении.',
        },
      ],
      { expect: { ...clean, events: ['journal-result-recorded'] } },
    ),
    send(
      '8 card',
      ['2026-02-19', curator],
      [
        'issue-record-card',
        {
          cardNo: '8',
          detectedOn: '2026-02-02',
          detectedByAgencyId: 'school-mariel',
          composition: people.map((person) => ({ personId: person['personId'], livesWithFamily: true })),
          housing: { type: 'HT-02', amenity: 'HA-02', sanitary: 'HS-02' },
          income: { items: [{ kind: 'IN-03', amount: 1_250_000 }] },
          categories: ['FC-06', 'FC-08'],
          parentCharacteristics: [{ personId: idOf('REP-01-1'), characteristic: 'PC-02' }],
          dangerousSituationKinds: ['SK-01'],
          signedById: 'off-curator-mariel',
        },
      ],
      { expect: { ...clean, events: ['record-card-issued'] } },
    ),
    send('8 file', ['2026-02-19', curator], ['open-personal-file', { fileNo: '8', keeperId: 'soc-mariel' }], {
      expect: { ...clean, events: ['personal-file-opened'] },
    }),
    send(
      '9a',
      ['2026-03-02', curator],
      [
        'draft-programme',
        {
          programmeId,
          goal: 'Учебная цель программы.',
          tasks: ['Первая задача.', 'Вторая задача.'],
          measures: b.measures(at, 'FAM-01', 6, '2026-08-14'),
        },
      ],
      { expect: { ...clean, events: ['programme-drafted'] } },
    ),
    send('9b', ['2026-03-02', curator], ['submit-programme', { programmeId, toBodyId: 'kdn-mariel' }], {
      expect: { ...clean, events: ['programme-submitted'] },
      due: [
        {
          rule: 'DL-15',
          status: 'MET',
          triggerOn: '2026-02-17',
          nominalDue: '2026-03-03',
          effectiveDue: '2026-03-03',
          metOn: '2026-03-02',
        },
      ],
    }),
    send(
      '10',
      ['2026-03-10', secretary],
      [
        'approve-programme',
        {
          ...b.decided(at, '9/1', '2026-03-10'),
          programmeId,
          approvedBy: 'COMMISSION',
          termFrom: '2026-03-10',
          termTo: '2026-08-17',
          controlDates: [],
          copiesToFamily: 1,
        },
      ],
      { expect: { ...clean, events: ['resolution-adopted', 'IPR-approved'] } },
    ),
    b.ask('10 programme', ['2026-03-10', secretary], '/families/{FAM-01}', {
      'states.programme': 'PROG_ACTIVE',
      'programme.termFrom': '2026-03-10',
      'programme.termTo': '2026-08-17',
      'programme.measures.length': 6,
    }),
    send(
      '11',
      ['2026-03-13', secretary],
      ['send-programme-copies', { programmeId, addressees: group.map((member) => member.agencyId) }],
      {
        expect: { ...clean, events: ['programme-copies-sent'] },
        due: [{ rule: 'DL-16', status: 'MET', nominalDue: '2026-03-15', effectiveDue: '2026-03-16' }],
      },
    ),
    ...b
      .measures(at, 'FAM-01', 6, '2026-08-14')
      .map((measure, index) =>
        send(
          `12 measure ${index + 1}`,
          ['2026-08-14', curator],
          [
            'record-measure-done',
            { measureId: measure['measureId'], executorId: 'soc-mariel', result: 'Выполнено.', effect: 'POSITIVE' },
          ],
          { expect: { ...clean, events: ['measure-done'] } },
        ),
      ),
    send(
      '12 completed',
      ['2026-08-14', curator],
      ['complete-programme', { programmeId, outcome: 'OA-01', completionReasons: ['CP-02'] }],
      { expect: { ...clean, events: ['programme-completed'] } },
    ),
    send('12 potential', ['2026-08-14', curator], ['assess-potential', { stage: 'ST-3', value: 'RP-H' }], {
      expect: { ...clean, events: ['rehabilitation-potential-assessed'] },
    }),
    send('12 potential again', ['2026-08-14', curator], ['assess-potential', { stage: 'ST-3', value: 'RP-M' }], {
      expect: { status: 422, code: 'STAGE_RECORDED_ALREADY' },
    }),
    send('12 reaction', ['2026-08-14', curator], ['record-reaction', { stage: 'ST-3', form: 'RF-06' }], {
      expect: { ...clean, events: ['family-reaction-recorded'] },
    }),
    b.judged(
      '8, 12: due',
      '2026-08-14',
      'FAM-01',
      { rule: 'DL-13', status: 'NO_TERM', metOn: '2026-02-19' },
      { rule: 'DL-18', status: 'NO_TERM', metOn: '2026-02-19' },
    ),
    b.ask('12: DL-24 of each measure', ['2026-08-14', secretary], '/families/{FAM-01}/deadlines?on=2026-08-14', {
      'items[rule=DL-24].status': 'NO_TERM',
      'items[rule=DL-24].metOn': '2026-08-14',
    }),
    send(
      '13',
      ['2026-08-18', 'social-mariel'],
      [
        'propose-deregistration',
        { proposedBy: 'AGENCY', proposerId: 'soc-mariel', subjects: [b.FAMILY], ground: 'FD-06' },
      ],
      { expect: { ...clean, events: ['deregistration-proposed'] } },
    ),
    send(
      '14a',
      ['2026-08-25', secretary],
      [
        'hold-review',
        {
          resolution: removal,
          votes: b.votes(11, 10, [10, 0, 0]),
          reportsConsidered: ['Отчёт куратора.'],
          result: 'DEREGISTER',
        },
      ],
      {
        expect: { ...clean, events: ['review-held'] },
        due: [{ rule: 'DL-26', status: 'MET', notBefore: '2026-08-17', metOn: '2026-08-25' }],
      },
    ),
    send(
      '14b',
      ['2026-08-25', secretary],
      [
        'deregister',
        {
          resolution: removal,
          votes: b.votes(11, 10, [10, 0, 0]),
          subjects: [{ ...b.FAMILY, ground: 'FD-06' }],
          mode: 'PLAIN',
          basisEventId: eventOf('13', 'deregistration-proposed'),
        },
      ],
      { expect: { ...clean, events: ['deregistered'] } },
    ),
    send(
      '15a',
      ['2026-09-03', secretary],
      [
        'send-resolution-copies',
        {
          resolution: removal,
          addressees: ['soc-mariel', 'school-mariel', 'police-mariel'],
          form: 'WRITTEN',
          purpose: 'DEREGISTRATION',
        },
      ],
      {
        expect: { ...clean, events: ['resolution-copies-sent'] },
        due: [
          {
            rule: 'DL-34',
            status: 'MET',
            nominalDue: '2026-09-08',
            effectiveDue: '2026-09-08',
            metOn: '2026-09-03',
          },
        ],
      },
    ),
    send(
      '15b',
      ['2026-09-03', secretary],
      ['acquaint-family', { about: 'DEREGISTRATION', persons: [idOf('REP-01-1')], form: 'WRITTEN' }],
      { expect: { ...clean, events: ['family-notified'] } },
    ),
  ],
  then: [
    b.ask('then: card', ['2026-10-05', secretary], '/families/{FAM-01}', {
      episode: 1,
      'states.main': 'DEREGISTERED',
      'states.programme': 'PROG_COMPLETED',
      daysOnRegister: 189,
      'subjects[kind=FAMILY].state': 'SUBJECT_DEREGISTERED',
      'subjects[kind=FAMILY].registeredOn': '2026-02-17',
      'subjects[kind=FAMILY].deregisteredOn': '2026-08-25',
      'subjects[kind=FAMILY].ground': 'FD-06',
      nextReviewOn: ABSENT,
    }),
    b.ask('then: card on 1 April', ['2026-10-05', secretary], '/families/{FAM-01}?asOf=2026-04-01', {
      'states.main': 'REGISTERED',
      'states.programme': 'PROG_ACTIVE',
      'states.curator': 'CUR_ASSIGNED',
      'curator.agencyId': 'soc-mariel',
      'curator.officerId': 'off-curator-mariel',
      'curator.since': '2026-02-17',
      dangerLevel: 'MEDIUM',
    }),
    b.ask('then: journal number of the school', ['2026-10-05', secretary], '/families/{FAM-01}/history?limit=500', {
      'items[type=reported].data.paperNo': '17',
      'items[type=deregistered].data.positiveResult': true,
      'items[type=deregistered].data.mode': 'PLAIN',
    }),
    ...(
      [
        ['88705000', secretary],
        ['REGION', 'ministry'],
      ] as const
    ).flatMap(([unit, reader]) => [
      b.ask(`then: Q1 of ${unit}`, ['2026-10-05', reader], `/statistics/quarters/2026-Q1?unit=${unit}`, {
        'families.opening': 0,
        'families.in': 1,
        'families.inFirst': 1,
        'families.inRepeated': 0,
        'families.out': 0,
        'families.closing': 1,
      }),
      b.ask(`then: Q2 of ${unit}`, ['2026-10-05', reader], `/statistics/quarters/2026-Q2?unit=${unit}`, {
        'families.opening': 1,
        'families.in': 0,
        'families.out': 0,
        'families.closing': 1,
      }),
      b.ask(`then: Q3 of ${unit}`, ['2026-10-05', reader], `/statistics/quarters/2026-Q3?unit=${unit}`, {
        'families.opening': 1,
        'families.in': 0,
        'families.out': 1,
        'families.outPositive': 1,
        'families.outPatronage': 0,
        'families.outByGround.FD-06': 1,
        'families.closing': 0,
        'minors.in': 0,
        'minors.out': 0,
      }),
    ]),
    b.ask('then: Q3 for an analyst', ['2026-10-05', 'analyst'], '/statistics/quarters/2026-Q3?unit=REGION', {
      'families.out': 1,
      'families.outPositive': 1,
      'families.outByGround.FD-06': null,
    }),
    b.ask('then: bank on 30 June', ['2026-10-05', secretary], '/bank/families?state=REGISTERED&asOf=2026-06-30', {
      total: 1,
      'items[0].registeredOn': '2026-02-17',
      'items[0].state': 'REGISTERED',
    }),
    b.ask('then: bank today', ['2026-10-05', secretary], '/bank/families?state=REGISTERED', { total: 0 }),
    b.exported('then: F-M7 of Q3', ['2026-10-05', secretary], ['F-M7', { unit: at.oktmo, period: '2026-Q3' }], {
      form: 'F-M7',
      'rows.length': 1,
      'rows[0].registeredOn': '2026-02-17',
      'rows[0].deregisteredOn': '2026-08-25',
      'rows[0].deregistrationGround.code': 'FD-06',
      'rows[0].minor.personId': idOf('MIN-01-1'),
    }),
    b.ask('then: ST-57', ['2026-10-05', secretary], '/statistics/compliance?period=2026-Q3&unit=88705000', {
      'outcomes.OA-01': 1,
      'outcomes.CP-02': 1,
      'measures.done': 6,
      'measures.total': 6,
      'duration.families': 1,
      'duration.median': 189,
      'duration.p90': 189,
      'rules[rule=DL-34].met': 1,
      'rules[rule=DL-34].total': 1,
    }),
  ],
};
