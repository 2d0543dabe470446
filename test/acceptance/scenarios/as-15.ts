import { idOf } from '../../support/ids';
import { instantAt, PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, eventOf, type Scenario } from '../model';

const at = PLACES.mariel;
const send = b.sender('FAM-17');
const people = [b.parent('REP-17-1'), b.child('MIN-17-1', '2018-09-09')];
const [police, secretary] = ['police-mariel', 'secretary-mariel'];
const clean = { status: 201, violations: [] } as const;
const forwarded = (channel: string, on: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  channel,
  fromAgencyId: 'police-mariel',
  toCommissionId: 'kdn-mariel',
  sentAt: instantAt(at, on, '12:30'),
  receivedAt: instantAt(at, on, '12:30'),
  ...rest,
});
const message = {
  track: 'SOP',
  municipality: at.oktmo,
  informationSource: 'IS-06',
  detectedByAgencyId: 'police-mariel',
  reporterKind: 'HOTLINE',
  messageForm: 'PHONE',
  problem: 'Сообщение на горячую линию (вымышленный случай).',
  threatToLife: false,
};
const nothing = { in: 0, inFirst: 0, inRepeated: 0, out: 0, opening: 0, closing: 0 };
const figures = (given: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries({ ...nothing, ...given }).map(([name, n]) => [`families.${name}`, n]));

export const as15: Scenario = {
  id: 'AS-15',
  title: 'MARIEL: not confirmed',
  place: at,
  startsOn: '2026-03-02',
  steps: [
    send('1a', ['2026-03-02', police], ['report', { ...message, persons: people, addresses: [b.homeIn(at)] }], {
      at: '12:00',
      expect: { ...clean, events: ['journal-entry-registered', 'reported'] },
      due: [{ rule: 'DL-01', status: 'NO_TERM' }],
    }),
    send('1b', ['2026-03-02', police], ['forward-report', forwarded('PHONE', '2026-03-02')], {
      at: '12:30',
      expect: { ...clean, events: ['report-forwarded'] },
      due: [
        { rule: 'DL-02', status: 'MET', nominalDue: '2026-03-02', effectiveDue: '2026-03-02', metOn: '2026-03-02' },
      ],
    }),
    send(
      '2',
      ['2026-03-04', police],
      ['forward-report', forwarded('WRITTEN', '2026-03-04', { document: b.document('DK-14', '7', '2026-03-04') })],
      {
        at: '12:30',
        expect: clean,
        due: [
          { rule: 'DL-03', status: 'MET', nominalDue: '2026-03-05', effectiveDue: '2026-03-05', metOn: '2026-03-04' },
        ],
      },
    ),
    send(
      '3',
      ['2026-03-05', 'social-mariel'],
      ['record-survey', b.surveyOf(at, people, { recommendation: 'Признаков неблагополучия не выявлено.' })],
      { expect: { ...clean, events: ['surveyed'] } },
    ),
    send(
      '4a',
      ['2026-03-10', secretary],
      ['assess-danger', { level: 'LOW', justification: 'Факты не подтвердились.', appliesTo: [idOf('MIN-17-1')] }],
      { expect: { ...clean, events: ['danger-level-assessed'] } },
    ),
    send(
      '4b',
      ['2026-03-10', secretary],
      [
        'issue-conclusion',
        {
          result: 'NOT_CONFIRMED',
          issuer: { agencyId: 'kdn-mariel', officerId: 'off-chair-mariel' },
          familyCriteria: [],
          dangerLevel: 'LOW',
          conclusionText: 'Факт неблагополучия не подтверждён.',
          recommendedTrack: 'NONE',
          document: b.document('DK-10', '8', '2026-03-10'),
        },
      ],
      {
        expect: { ...clean, events: ['conclusion-issued'] },
        due: [
          { rule: 'DL-07', status: 'MET', nominalDue: '2026-03-10', effectiveDue: '2026-03-10', metOn: '2026-03-10' },
        ],
      },
    ),
    send(
      '4c',
      ['2026-03-10', secretary],
      ['close-unconfirmed', { reason: 'Сообщение не подтвердилось.', basis: 'CONCLUSION' }],
      { expect: { ...clean, events: ['case-closed-unconfirmed'] } },
    ),
    send(
      '5',
      ['2026-03-10', police],
      [
        'record-journal-result',
        {
          entryEventId: eventOf('1a', 'journal-entry-registered'),
          resultCode: 'NOT_CONFIRMED',
          result: 'Факт не подтверждён.',
        },
      ],
      { expect: { ...clean, events: ['journal-result-recorded'] } },
    ),
    b.ask('after 5: card', ['2026-03-11', secretary], '/families/{FAM-17}', {
      episode: 1,
      'states.main': 'NOT_CONFIRMED',
      'states.bank': 'BANK_ABSENT',
      'states.programme': 'PROG_NONE',
      subjects: [],
    }),
    b.ask('after 5: not registered', ['2026-03-11', secretary], '/bank/families?state=REGISTERED', { total: 0 }),
    b.ask('after 5: not in the figures', ['2026-04-02', secretary], '/statistics/quarters/2026-Q1?unit=88705000', {
      ...figures({}),
    }),
    send(
      'new message',
      ['2026-09-01', police],
      [
        'report',
        {
          ...message,
          persons: people.map((person) => ({ personId: person['personId'], role: person['role'] })),
          addresses: [],
        },
      ],
      { at: '09:00', expect: { status: 201, events: ['reported'] } },
    ),
    b.ask('new message: card', ['2026-09-01', secretary], '/families/{FAM-17}', {
      episode: 2,
      'states.main': 'REPORTED',
    }),
    send(
      'recognised in episode 2',
      ['2026-09-15', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '33/1', '2026-09-15'),
          subjects: [b.familyOn('FG-01')],
          dangerLevel: 'MEDIUM',
          ...b.workWith(at, '2026-09-15', '2027-03-15'),
          curator: { agencyId: 'soc-mariel', officerId: 'off-curator-mariel' },
        },
      ],
      { expect: { status: 201, events: ['recognized-SOP'] } },
    ),
  ],
  then: [
    b.ask('then: no repeat registration', ['2026-10-02', secretary], '/statistics/quarters/2026-Q3?unit=88705000', {
      ...figures({ in: 1, inFirst: 1, closing: 1 }),
    }),
    b.ask('then: history has both episodes', ['2026-10-02', secretary], '/families/{FAM-17}/history?limit=500', {
      'items[episode=1].type': 'journal-entry-registered',
      'items[episode=2].type': 'journal-entry-registered',
      'items[type=recognized-SOP].episode': 2,
    }),
    b.ask('then: card on 1 April', ['2026-10-02', secretary], '/families/{FAM-17}?asOf=2026-04-01', {
      episode: 1,
      'states.main': 'NOT_CONFIRMED',
    }),
    b.ask('then: F-M1', ['2026-10-02', police], '/journals/police-mariel/2026', {
      total: 2,
      'items[no=1].familyId': idOf('FAM-17'),
      'items[no=1].entryOn': '2026-03-02',
      'items[no=1].journalKind': 'PRIMARY_INFORMATION',
      'items[no=1].problem': 'Сообщение на горячую линию (вымышленный случай).',
      'items[no=1].result': 'Факт не подтверждён.',
      'items[no=1].resultCode': 'NOT_CONFIRMED',
      'items[no=1].annulled': ABSENT,
      'items[no=2].entryOn': '2026-09-01',
      'items[no=2].result': ABSENT,
    }),
  ],
};
