import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import * as b from '../builders';
import { ABSENT, type PostStep, type Scenario } from '../model';

const at = PLACES.irkutsk;
const send = b.sender('FAM-04');
const [secretary, operator] = ['secretary-irkutsk', 'operator-irkutsk'];
const people = [b.parent('REP-04-1'), b.child('MIN-04-1', '2015-02-11')];
const [ASKED, CHRISTMAS] = [idOf('AS-17 request'), idOf('AS-17 request of December')];

const post = (
  step: string,
  on: string,
  [id, command, body]: readonly [string, string, Readonly<Record<string, unknown>>],
  expect: PostStep['expect'] = { status: 201 },
): PostStep => ({
  kind: 'post',
  step,
  on,
  as: operator,
  path: `/requests/${id}/commands/${command}`,
  body: { occurredOn: on, ...body },
  expect,
});
const about = (requestNo: string) => ({
  requestNo,
  fromAgencyId: 'prosecutor-irkutsk',
  subject: { familyIds: [idOf('FAM-04')] },
  legalBasis: 'Статья 22 федерального закона о прокуратуре (учебный запрос).',
  purpose: 'Проверка исполнения законодательства (вымышленная).',
});
const answer = (on: string) => ({
  dataScope: ['COMPOSITION', 'GROUNDS'],
  recipient: 'Учебная прокуратура',
  document: b.document('DK-99', `О-${on}`, on),
});
const term = (status: string, rest: Readonly<Record<string, unknown>> = {}) => ({
  'deadline.rule': 'DL-41',
  'deadline.nominalDue': '2026-06-23',
  'deadline.effectiveDue': '2026-06-23',
  'deadline.status': status,
  ...rest,
});
const inspect = (step: string, path: string, expect: Readonly<Record<string, unknown>>) =>
  ({ ...b.ask(step, ['2026-07-01', 'inspector'], path, expect), inspectionCase: 'П-17/2026' }) as const;

export const as17: Scenario = {
  id: 'AS-17',
  title: 'IRKUTSK: request and inspector',
  place: at,
  startsOn: '2026-03-02',
  steps: [
    send(
      'given: reported',
      ['2026-03-02', 'school-irkutsk'],
      [
        'report',
        {
          track: 'SOP',
          municipality: at.oktmo,
          informationSource: 'IS-01',
          detectedByAgencyId: 'school-irkutsk',
          reporterKind: 'AGENCY',
          messageForm: 'WRITTEN',
          problem: 'Учебное сообщение.',
          threatToLife: false,
          persons: people,
          addresses: [b.homeIn(at)],
        },
      ],
    ),
    send(
      'given: recognised',
      ['2026-03-10', secretary],
      [
        'recognise-sop',
        {
          ...b.decided(at, '10/3', '2026-03-10'),
          subjects: [b.familyOn('FG-11'), b.minorOn('MIN-04-1', 'MG-01')],
          ...b.workWith(at, '2026-03-10'),
          curator: { agencyId: 'soc-irkutsk', officerId: 'off-curator-irkutsk' },
          firstReviewOn: '2026-09-08',
        },
      ],
    ),
    send(
      'given: accompanied',
      ['2026-03-23', operator],
      [
        'start-accompaniment',
        {
          institutionId: 'soc-irkutsk',
          level: 'CRISIS',
          levelSigns: ['LC-05'],
          form: 'AF-02',
          specialistId: 'off-specialist-irkutsk',
          plannedEnd: '2026-09-22',
          basis: 'RESOLUTION',
        },
      ],
    ),
    post('1', '2026-06-08', [ASKED, 'request-information', about('14-05/112')], {
      status: 201,
      'body.requestId': ASKED,
      'body.events[0].type': 'information-requested',
    }),
    b.ask('1 term', ['2026-06-08', operator], `/requests/${ASKED}?on=2026-06-08`, term('RUNNING')),
    post('2', '2026-06-15', [ASKED, 'answer-information', { ...answer('2026-06-15'), partial: true }]),
    b.ask('2 still running', ['2026-06-15', operator], `/requests/${ASKED}?on=2026-06-15`, {
      ...term('RUNNING'),
      status: 'PARTLY_ANSWERED',
    }),
    post('3', '2026-06-24', [ASKED, 'answer-information', answer('2026-06-24')]),
    b.ask(
      '3 late',
      ['2026-06-24', operator],
      `/requests/${ASKED}?on=2026-06-24`,
      term('MET_LATE', { 'deadline.metOn': '2026-06-24', 'deadline.lateWorkingDays': 1 }),
    ),
    b.ask('3 in the work list', ['2026-06-24', operator], '/deadlines?on=2026-06-24&status=MET_LATE', {
      'items[rule=DL-41].requestId': ASKED,
      'items[rule=DL-41].familyId': null,
    }),
    {
      ...b.ask('4 without a number', ['2026-07-01', 'inspector'], '/families/{FAM-04}/history', {
        code: 'INSPECTION_CASE_REQUIRED',
        items: undefined,
      }),
      status: 403,
    },
    inspect('4 replay', '/families/{FAM-04}/history?limit=500', {
      'items[type=reported].data.problem': 'Учебное сообщение.',
      'items[type=resolution-adopted].data.resolution.number': '10/3',
      'items[type=recognized-SOP].revision': 3,
      'items[type=curator-assigned].data.curator.officerId': 'off-curator-irkutsk',
      'items[type=accompaniment-started].data.level': 'CRISIS',
      nextFrom: null,
    }),
    inspect('4 card of then', '/families/{FAM-04}?asOf=2026-03-15', {
      'states.main': 'REGISTERED',
      level: ABSENT,
      'curator.officerId': 'off-curator-irkutsk',
    }),
    inspect('4 deadlines of then', '/families/{FAM-04}/deadlines?on=2026-03-17', {
      'items[rule=DL-10].status': 'RUNNING',
      'items[rule=DL-10].effectiveDue': '2026-03-19',
    }),
    inspect('4 access record', `/audit?family=${idOf('FAM-04')}`, {
      'items[action=history].user': 'inspector',
      'items[action=history].inspectionCase': 'П-17/2026',
      'items[action=card].outcome': 'OK',
    }),
  ],
  then: [
    post('then: no legal basis', '2026-07-02', [idOf('AS-17 baseless'), 'request-information', baseless()], {
      status: 400,
      code: 'VALIDATION_FAILED',
      'errors[0].path': 'legalBasis',
    }),
    b.ask('then: ST-51', ['2026-07-02', operator], '/statistics/compliance?period=2026-Q2&unit=25604000', {
      requests: { met: 0, total: 1 },
      'rules[rule=DL-41].metLate': 1,
    }),
    post('then: of December', '2026-12-23', [CHRISTMAS, 'request-information', about('14-05/300')]),
    b.ask('then: due in January', ['2026-12-23', operator], `/requests/${CHRISTMAS}`, {
      'deadline.status': 'RUNNING',
      'deadline.effectiveDue': '2027-01-15',
    }),
  ],
};

function baseless() {
  const { legalBasis: _none, ...rest } = about('14-05/113');
  return rest;
}
