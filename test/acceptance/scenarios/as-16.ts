import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, type Scenario } from '../model';

const at = PLACES.mariel;
const send = b.sender('FAM-18');
const [secretary, operator] = ['secretary-mariel', 'operator-mariel'];
const people = [b.parent('REP-18-1'), b.child('MIN-18-1', '2013-02-11')];
const SUBJECTS = [b.FAMILY, { kind: 'MINOR', personId: idOf('MIN-18-1') }];
const recognition = b.decided(at, '14/1', '2026-04-14');
const annulment = {
  resolution: recognition.resolution,
  courtName: 'Учебный районный суд (вымышленный)',
  courtCaseNo: '2а-18/2026',
  decidedOn: '2026-06-01',
  inForceOn: '2026-07-02',
  subjects: SUBJECTS,
};
const figures = (who: 'families' | 'minors', given: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(given).map(([name, n]) => [`${who}.${name}`, n]));

export const as16: Scenario = {
  id: 'AS-16',
  title: 'MARIEL: court annuls',
  place: at,
  startsOn: '2026-04-14',
  steps: [
    send(
      'given',
      ['2026-04-14', secretary],
      [
        'recognise-sop',
        {
          ...recognition,
          persons: people,
          addresses: [b.homeIn(at)],
          subjects: [b.familyOn('FG-01'), b.minorOn('MIN-18-1', 'MG-01')],
          dangerLevel: 'MEDIUM',
          ...b.workWith(at, '2026-04-14', '2026-10-14'),
          curator: { agencyId: 'soc-mariel', officerId: 'off-curator-mariel' },
        },
      ],
      {
        expect: { status: 201, events: ['recognized-SOP'] },
        due: [
          { rule: 'DL-15', status: 'RUNNING', effectiveDue: '2026-04-28' },
          { rule: 'DL-26', status: 'RUNNING', notBefore: '2026-10-14' },
        ],
      },
    ),
    send(
      'given: in the bank',
      ['2026-04-16', operator],
      ['include-in-bank', { bankRecordNo: '18', basis: { resolution: recognition.resolution } }],
      { expect: { status: 201, violations: [] } },
    ),
    send(
      'given: programme',
      ['2026-04-27', 'curator-mariel'],
      [
        'draft-programme',
        {
          programmeId: idOf('FAM-18 programme'),
          goal: 'Учебная цель.',
          tasks: [],
          measures: b.measures(at, 'FAM-18', 2, '2026-09-30'),
        },
      ],
      { expect: { status: 201 } },
    ),
    send(
      'given: submitted',
      ['2026-04-28', 'curator-mariel'],
      ['submit-programme', { programmeId: idOf('FAM-18 programme'), toBodyId: 'kdn-mariel' }],
      { expect: { status: 201 }, due: [{ rule: 'DL-15', status: 'MET', metOn: '2026-04-28' }] },
    ),
    send(
      'given: approved',
      ['2026-05-12', secretary],
      [
        'approve-programme',
        {
          ...b.decided(at, '18/1', '2026-05-12'),
          programmeId: idOf('FAM-18 programme'),
          approvedBy: 'COMMISSION',
          termFrom: '2026-05-12',
          termTo: '2026-10-14',
          controlDates: [],
          copiesToFamily: 1,
        },
      ],
      { expect: { status: 201 } },
    ),
    send('1 not in force', ['2026-07-01', secretary], ['record-court-annulment', annulment], {
      expect: { status: 422, code: 'COURT_DECISION_NOT_IN_FORCE' },
    }),
    send('1 by the curator', ['2026-07-02', 'curator-mariel'], ['record-court-annulment', annulment], {
      expect: { status: 403, code: 'FORBIDDEN_ROLE' },
    }),
    send('1', ['2026-07-02', secretary], ['record-court-annulment', annulment], {
      expect: { status: 201, events: ['resolution-annulled-by-court'], violations: [] },
      due: [{ rule: 'DL-26', status: 'CANCELLED', notBefore: '2026-10-14' }],
    }),
    send('1 again', ['2026-07-03', secretary], ['record-court-annulment', annulment], {
      expect: { status: 422, code: 'SUBJECT_NOT_REGISTERED' },
    }),
    send(
      '2 copies',
      ['2026-07-07', secretary],
      [
        'send-resolution-copies',
        { resolution: recognition.resolution, addressees: ['soc-mariel'], form: 'WRITTEN', purpose: 'OTHER' },
      ],
      { expect: { status: 201 } },
    ),
    send(
      '2 bank',
      ['2026-07-07', operator],
      ['exclude-from-bank', { basis: { resolution: recognition.resolution }, ground: 'MD-02' }],
      { expect: { status: 201, events: ['bank-record-excluded'] } },
    ),
  ],
  then: [
    b.ask('then: card', ['2026-07-08', secretary], '/families/{FAM-18}', {
      'states.main': 'ANNULLED',
      'states.programme': 'PROG_TERMINATED',
      'states.bank': 'BANK_EXCLUDED',
      'subjects[kind=FAMILY].state': 'SUBJECT_ANNULLED',
      'subjects[kind=MINOR].state': 'SUBJECT_ANNULLED',
      'subjects[kind=MINOR].deregisteredOn': '2026-07-02',
    }),
    b.ask('then: the day before', ['2026-07-08', secretary], '/families/{FAM-18}?asOf=2026-07-01', {
      'states.main': 'REGISTERED',
      'states.programme': 'PROG_ACTIVE',
    }),
    b.ask('then: nothing runs', ['2026-07-08', secretary], '/families/{FAM-18}/deadlines', {
      'items[status=RUNNING].rule': ABSENT,
    }),
    b.ask('then: the history remains', ['2026-07-08', secretary], '/families/{FAM-18}/history?limit=500', {
      'items[type=recognized-SOP].occurredOn': '2026-04-14',
      'items[type=resolution-annulled-by-court].occurredOn': '2026-07-02',
    }),
    b.ask('then: Q2', ['2026-10-01', secretary], '/statistics/quarters/2026-Q2?unit=88705000', {
      ...figures('families', { in: 1, inFirst: 1, out: 0, closing: 1 }),
      ...figures('minors', { in: 1, closing: 1 }),
    }),
    b.ask('then: Q3', ['2026-10-01', secretary], '/statistics/quarters/2026-Q3?unit=88705000', {
      ...figures('families', { opening: 1, in: 0, out: 1, outAnnulled: 1, outPositive: 0, outTransfer: 0, closing: 0 }),
      ...figures('minors', { opening: 1, out: 1, outAnnulled: 1, outPositive: 0, closing: 0 }),
    }),
    b.ask('then: Q3 of the region', ['2026-10-01', 'analyst'], '/statistics/quarters/2026-Q3?unit=REGION', {
      ...figures('families', { out: 1, outAnnulled: 1, closing: 0 }),
    }),
  ],
};
