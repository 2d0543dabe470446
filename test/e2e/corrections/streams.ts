import { idOf } from '../../support/ids';
import { agency, officer, user, type DirectoryAdditions } from '../../support/directory';
import { PLACES } from '../../support/places';
import type { Desk, Json } from '../streams/desk';

const { irkutsk, mariel, borodino } = PLACES;
const ministry = agency(irkutsk, 'ministry-1', 'AG-99');
const [first, second] = [officer('off-m1', 'ministry-1', 'специалист'), officer('off-m2', 'ministry-1', 'специалист')];
/** The region's users of `testDirectory` are no officers: four eyes need two who are. */
export const OFFICERS: DirectoryAdditions = {
  usersAt: [irkutsk, mariel, borodino],
  agencies: [ministry],
  officers: [first, second],
  users: [
    user('regional-1', 'REGIONAL_SECRETARY', '*', first),
    user('regional-2', 'REGIONAL_SECRETARY', '*', second),
    user('ministry-1', 'MINISTRY_OPERATOR', '*', first),
    user('ministry-2', 'MINISTRY_OPERATOR', '*', second),
  ],
};

type Ask = (desk: Desk) => Promise<unknown>;
/** One event type: how it is recorded, what it is corrected to, and what a reader sees that follows from it. */
export interface Row {
  readonly type: string;
  readonly of: string;
  readonly by: readonly [author: string, second: string];
  readonly command: string;
  readonly body: Json;
  readonly corrected: Json;
  readonly seen: Ask;
  /** Recorded, corrected, annulled. */
  readonly values: readonly [unknown, unknown, unknown];
  /** What has to be there first. */
  readonly first?: readonly [as: string, command: string, body: Json];
}

const metOn =
  (as: string, municipality: string, [rule, period]: readonly [string, string]): Ask =>
  async (desk) => {
    const { json } = await desk.get(as, `/deadlines?municipality=${municipality}&limit=500`);
    const duties = json['items'] as readonly Json[];
    return duties.find((one) => one['rule'] === rule && one['period'] === period)?.['metOn'];
  };
const indicator =
  (unit: string, name: string): Ask =>
  async (desk) => {
    const { json } = await desk.get('ministry', `/statistics/indicators?year=2026&unit=${unit}`);
    const tables = json['tables'] as readonly { rows: readonly { indicator: string; values: readonly number[] }[] }[];
    return tables.flatMap(({ rows }) => rows).find((row) => row.indicator === name)?.values[2];
  };
const request =
  (id: string, ...fields: readonly string[]): Ask =>
  async (desk) => {
    const { json } = await desk.get('operator-irkutsk', `/requests/${idOf(id)}`);
    return fields.map((field) => json[field]);
  };
const discrepancies: Ask = async (desk) => {
  const { json } = await desk.get('ministry', `/statistics/compliance?period=2026-Q1&unit=${mariel.oktmo}`);
  return (json['reconciliation'] as Json)['differences'];
};
const listed: Ask = async (desk) => (await desk.get('operator-irkutsk', '/requests')).json['total'];
const requestsDue: Ask = async (desk) =>
  (await desk.get('ministry', `/statistics/compliance?period=2026-Q1&unit=${irkutsk.oktmo}`)).json['requests'];
const both =
  (...asks: readonly Ask[]): Ask =>
  async (desk) => {
    const found: unknown[] = [];
    for (const ask of asks) found.push(await ask(desk));
    return found;
  };

const asked = {
  occurredOn: '2026-03-02',
  requestNo: '14-05/112',
  fromAgencyId: 'prosecutor-1',
  subject: { statistical: true },
  legalBasis: 'статья 22 закона',
  purpose: 'проверка',
};
const answer = { occurredOn: '2026-03-10', dataScope: ['COMPOSITION'], recipient: 'Прокуратура' };
const reconciled = {
  occurredOn: '2026-04-08',
  withAgencyId: 'school-mariel',
  listedBoth: 4,
  onlyCommission: 1,
  onlyAgency: 0,
  discrepancies: [{ familyId: idOf('someone'), what: 'Нет в списке школы' }],
};
const registering = ['operator-irkutsk', 'request-information', asked] as const;
const inIrkutsk = ['operator-irkutsk', 'secretary-irkutsk'] as const;
const list = (on: string) => ({ occurredOn: on, document: { kind: 'DK-99', number: '12', date: on } });
const days = (sent: string, corrected: string) => ({ body: list(sent), corrected: list(corrected) });

/** Every event type that stands in streams of its own and is corrected, each in a stream of its own. */
export const ROWS: readonly Row[] = [
  {
    type: 'information-requested',
    of: `requests/${idOf('asked')}`,
    by: inIrkutsk,
    command: 'request-information',
    body: asked,
    corrected: { ...asked, occurredOn: '2026-03-03', requestNo: '14-05/113' },
    seen: both(request('asked', 'requestNo', 'receivedOn', 'status'), listed, requestsDue),
    values: [
      [['14-05/112', '2026-03-02', 'OPEN'], 1, { met: 0, total: 1 }],
      [['14-05/113', '2026-03-03', 'OPEN'], 1, { met: 0, total: 1 }],
      // It never was: no list shows it, and nobody was late with it (ST-51).
      [['14-05/113', '2026-03-03', 'ANNULLED'], 0, { met: 0, total: 0 }],
    ],
  },
  {
    type: 'information-answered',
    of: `requests/${idOf('answered')}`,
    by: inIrkutsk,
    first: registering,
    command: 'answer-information',
    body: answer,
    corrected: { ...answer, partial: true },
    seen: request('answered', 'status', 'answeredOn'),
    values: [
      ['ANSWERED', '2026-03-10'],
      ['PARTLY_ANSWERED', null],
      ['OPEN', null],
    ],
  },
  {
    type: 'information-refused',
    of: `requests/${idOf('refused')}`,
    by: inIrkutsk,
    first: registering,
    command: 'refuse-information',
    body: { occurredOn: '2026-03-11', reason: 'Не относится к полномочиям органа' },
    corrected: { occurredOn: '2026-03-12', reason: 'Не относится к полномочиям органа' },
    seen: request('refused', 'status', 'refusedOn'),
    values: [
      ['REFUSED', '2026-03-11'],
      ['REFUSED', '2026-03-12'],
      ['OPEN', null],
    ],
  },
  {
    type: 'list-reconciled',
    of: `periods/${mariel.oktmo}-2026-Q1`,
    by: ['secretary-mariel', 'chair-mariel'],
    command: 'reconcile-list',
    body: reconciled,
    corrected: { ...reconciled, occurredOn: '2026-04-09', onlyCommission: 0, discrepancies: [] },
    seen: both(metOn('secretary-mariel', mariel.oktmo, ['DL-27', '2026-Q1']), discrepancies),
    values: [
      ['2026-04-08', 1],
      ['2026-04-09', 0],
      [null, 0],
    ],
  },
  {
    type: 'municipal-list-sent',
    of: `periods/${mariel.oktmo}-2025-Q4`,
    by: ['secretary-mariel', 'chair-mariel'],
    command: 'send-municipal-list',
    ...days('2026-01-12', '2026-01-13'),
    seen: metOn('secretary-mariel', mariel.oktmo, ['DL-38', '2025-Q4']),
    values: ['2026-01-12', '2026-01-13', null],
  },
  {
    type: 'republican-list-formed',
    of: 'periods/REGION-2025-Q4',
    by: ['regional-1', 'regional-2'],
    command: 'form-republican-list',
    ...days('2026-01-19', '2026-01-20'),
    seen: metOn('ministry', 'REGION', ['DL-58', '2025-Q4']),
    values: ['2026-01-19', '2026-01-20', null],
  },
  {
    type: 'monthly-info-sent',
    of: `periods/${borodino.oktmo}-2026-03`,
    by: ['operator-borodino', 'chair-borodino'],
    command: 'send-monthly-info',
    body: { occurredOn: '2026-03-25', to: ['COMMISSION', 'MINISTRY'] },
    corrected: { occurredOn: '2026-03-26', to: ['MINISTRY'] },
    seen: metOn('operator-borodino', borodino.oktmo, ['DL-39', '2026-03']),
    values: ['2026-03-25', '2026-03-26', null],
  },
  {
    type: 'annual-assessment-published',
    of: 'periods/REGION-2025',
    by: ['ministry-1', 'ministry-2'],
    command: 'publish-annual',
    body: published('2026-04-28'),
    corrected: published('2026-04-29'),
    seen: metOn('ministry', 'REGION', ['DL-40', '2025']),
    values: ['2026-04-28', '2026-04-29', null],
  },
  {
    type: 'staff-development-recorded',
    of: 'officers/off-specialist-irkutsk',
    by: inIrkutsk,
    command: 'record-staff-development',
    body: { occurredOn: '2026-03-20', kind: 'SD-02', title: 'Курсы', hours: 72 },
    corrected: { occurredOn: '2026-03-20', kind: 'SD-03', title: 'Стажировка', hours: 72 },
    seen: both(indicator(irkutsk.oktmo, 'ST-31'), indicator(irkutsk.oktmo, 'ST-32')),
    values: [
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  },
  {
    type: 'volunteer-engaged',
    of: 'agencies/soc-irkutsk',
    by: inIrkutsk,
    command: 'engage-volunteer',
    body: { occurredOn: '2026-02-01', count: 4, trained: true },
    corrected: { occurredOn: '2026-02-01', count: 3, trained: true, until: '2026-12-31' },
    seen: indicator(irkutsk.oktmo, 'ST-34'),
    values: [4, 3, 0],
  },
  {
    type: 'agency-participation-changed',
    of: 'agencies/school-irkutsk',
    by: inIrkutsk,
    command: 'set-agency-participation',
    body: { occurredOn: '2026-01-15', kind: 'OK-02', participates: true },
    corrected: { occurredOn: '2026-01-15', kind: 'OK-03', participates: true },
    seen: both(indicator(irkutsk.oktmo, 'ST-21'), indicator(irkutsk.oktmo, 'ST-22')),
    values: [
      [1, 0],
      [0, 1],
      [0, 0],
    ],
  },
];

function published(occurredOn: string): Json {
  const criteria = { requestTimeliness: 0.97, accompaniedWithInteraction: 0.64, complaintsChange: -3 };
  return { occurredOn, sites: ['https://ministry.example'], criteria };
}
