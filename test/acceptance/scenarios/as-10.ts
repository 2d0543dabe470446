import { idOf } from '../../support/ids';
import { agency, officer, user } from '../../support/directory';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { type Scenario } from '../model';

const at = PLACES.kochki;
const send = b.sender('FAM-10');
const secretary = 'secretary-kochki';
const HEAD_A = { agencyId: 'ag-a', officerId: 'off-10' };
const HEAD_B = { agencyId: 'ag-b', officerId: 'off-11' };
const recognition = b.resolutionOf(at, '15/1', '2026-05-05');
/** FAM-10 and four more of AG-A, seven of AG-B: recognised at one session, so they share its resolution. */
const ofA = ['FAM-10', 'FAM-10-A2', 'FAM-10-A3', 'FAM-10-A4', 'FAM-10-A5'];
const ofB = ['FAM-10-B1', 'FAM-10-B2', 'FAM-10-B3', 'FAM-10-B4', 'FAM-10-B5', 'FAM-10-B6', 'FAM-10-B7'];

const recognised = (curator: typeof HEAD_A) => (family: string) => ({
  family,
  command: 'recognise-sop',
  data: {
    resolution: recognition,
    votes: b.votes(9, 7, [7, 0, 0]),
    persons: [b.parent(`REP ${family}`), b.child(`MIN ${family}`, '2016-06-01')],
    addresses: [b.homeIn(at)],
    subjects: [b.familyOn('FG-99', 'Учебное основание; перечня положение не содержит.')],
    ...b.workWith(at, '2026-05-05'),
    curator,
  },
});
/** Numbers of open families at the end of a day, by agency; no norm in KOCHKI. */
const counts = (ofAgencyA: number, ofAgencyB: number) => ({
  'curators[agencyId=ag-a].openCases': ofAgencyA,
  'curators[agencyId=ag-a].officerId': 'off-10',
  'curators[agencyId=ag-b].openCases': ofAgencyB,
  'curators[agencyId=ag-b].officerId': 'off-11',
  specialists: [],
});
const programme = {
  rule: 'DL-15',
  status: 'RUNNING',
  triggerOn: '2026-05-08',
  nominalDue: '2026-05-23',
  effectiveDue: '2026-05-25',
};
const replacement = (number: string, on: string, rest: Readonly<Record<string, unknown>>) => ({
  ...b.decided(at, number, on),
  new: HEAD_B,
  ...rest,
});

export const as10: Scenario = {
  id: 'AS-10',
  title: 'KOCHKI: curator replaced',
  place: at,
  directory: {
    agencies: [agency(at, 'ag-a', 'AG-04'), agency(at, 'ag-b', 'AG-03')],
    officers: [officer('off-10', 'ag-a', 'руководитель', true), officer('off-11', 'ag-b', 'руководитель', true)],
    users: [user('head-a', 'CURATOR', at, officer('off-10', 'ag-a', 'руководитель', true))],
  },
  startsOn: '2026-05-05',
  steps: [
    {
      kind: 'batch',
      step: 'given',
      on: '2026-05-05',
      as: 'system-kochki',
      onBehalfOf: 'off-secretary-kochki',
      lines: [...ofA.map(recognised(HEAD_A)), ...ofB.map(recognised(HEAD_B))],
    },
    send(
      'given: received',
      ['2026-05-08', 'head-a'],
      ['acknowledge-resolution', { resolution: recognition, addresseeId: 'ag-a' }],
    ),
    send(
      '1',
      ['2026-05-12', secretary],
      [
        'request-curator-replacement',
        { requestedBy: 'FAMILY', ground: 'CR-03', justification: 'Просьба семьи (вымышленный случай).' },
      ],
      { expect: { status: 201, events: ['curator-replacement-requested'], violations: [] } },
    ),
    b.ask('1 card', ['2026-05-12', secretary], '/families/{FAM-10}', {
      'states.curator': 'CUR_REPLACEMENT_REQUESTED',
      'curator.agencyId': 'ag-a',
    }),
    b.judged('1 deadlines', '2026-05-18', 'FAM-10', { ...programme, responsibleAgencyId: 'ag-a' }),
    b.ask('caseload before', ['2026-05-18', secretary], '/caseload?unit=50634000&on=2026-05-18', counts(5, 7)),
    send('2', ['2026-05-19', secretary], ['replace-curator', replacement('17/2', '2026-05-19', { ground: 'CR-03' })], {
      expect: { status: 201, events: ['resolution-adopted', 'curator-replaced'], violations: [] },
      due: [{ ...programme, responsibleAgencyId: 'ag-b' }],
    }),
    send('3', ['2026-05-26', secretary], ['replace-curator', replacement('18/1', '2026-05-26', { ground: 'CR-03' })], {
      expect: { status: 422, code: 'CURATOR_UNCHANGED' },
    }),
    send(
      'edge',
      ['2026-06-02', secretary],
      [
        'replace-curator',
        replacement('19/4', '2026-06-02', { ground: 'CR-99', groundText: 'Увольнение руководителя.' }),
      ],
      { family: 'FAM-10-A2', expect: { status: 201, violations: ['GROUND_OUTSIDE_LIST'] } },
    ),
    send(
      'edge without text',
      ['2026-06-02', secretary],
      ['replace-curator', replacement('19/5', '2026-06-02', { ground: 'CR-99' })],
      { family: 'FAM-10-A3', expect: { status: 400, code: 'VALIDATION_FAILED' } },
    ),
  ],
  then: [
    b.ask('then: 18 May', ['2026-06-03', secretary], '/caseload?unit=50634000&on=2026-05-18', counts(5, 7)),
    b.ask('then: 19 May', ['2026-06-03', secretary], '/caseload?unit=50634000&on=2026-05-19', counts(4, 8)),
    b.ask('then: 2 June', ['2026-06-03', secretary], '/caseload?unit=50634000&on=2026-06-02', counts(3, 9)),
    b.ask('then: history shows both', ['2026-06-03', secretary], '/families/{FAM-10}/history?limit=500', {
      'items[type=curator-assigned].data.curator': HEAD_A,
      'items[type=curator-assigned].occurredOn': '2026-05-05',
      'items[type=curator-replaced].data.old': HEAD_A,
      'items[type=curator-replaced].data.new': HEAD_B,
      'items[type=curator-replaced].data.ground': 'CR-03',
      'items[type=curator-replaced].occurredOn': '2026-05-19',
    }),
    b.ask('then: card', ['2026-06-03', secretary], '/families/{FAM-10}', {
      'states.curator': 'CUR_ASSIGNED',
      'curator.agencyId': 'ag-b',
      'curator.officerId': 'off-11',
      'curator.since': '2026-05-19',
    }),
    b.ask('then: card on 18 May', ['2026-06-03', secretary], '/families/{FAM-10}?asOf=2026-05-18', {
      'curator.agencyId': 'ag-a',
      'curator.since': '2026-05-05',
    }),
    b.ask('then: family of the session', ['2026-06-03', secretary], '/bank/families?curator=ag-b&state=REGISTERED', {
      total: 9,
    }),
    b.ask('then: minor is no subject', ['2026-06-03', secretary], '/families/{FAM-10}', {
      'members.length': 2,
      'subjects.length': 1,
      [`members[personId=${idOf('MIN FAM-10')}].role`]: 'KR-08',
    }),
  ],
};
