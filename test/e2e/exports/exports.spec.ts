import readSheets from 'read-excel-file/node';
import { EXPORT_EXAMPLES } from '../../../apps/api/src/openapi/exports';
import { idOf } from '../../support/ids';
import { PLACES } from '../../support/places';
import {
  codeOf,
  CURATOR,
  departureOf,
  HERE,
  idsOf,
  openTown,
  registered,
  SECRETARY,
  type Town,
} from '../corrections/town';
import { openDesk, type Desk, type Fetched, type Json } from './desk';

const FAMILIES = ['lists one', 'lists two', 'lists three'] as const;
const NEIGHBOUR = `secretary-${PLACES.kochki.key}`;
const OPERATOR = `operator-${HERE.key}`;
const CASE = { 'x-inspection-case': encodeURIComponent('П-12/2026') };
const unit = HERE.oktmo;
const quarterly = (period: string, format = 'JSON') => ({ form: 'F-M7', filters: { unit, period }, format });

let town: Town;
let desk: Desk;

/** Three families recognised on the 17th of February, of which the last leaves in March; it is the 20th of April. */
beforeAll(async () => {
  town = await openTown();
  desk = openDesk(town);
  for (const family of FAMILIES) await registered(town, family);
  await town.send(SECRETARY, FAMILIES[2], 'deregister', departureOf(FAMILIES[2], 'left', '2026-03-10'));
  await town.quarter('2026-Q1');
}, 60_000);
afterAll(() => town.server.stop());

const audited = async (query: string): Promise<readonly Json[]> =>
  ((await town.client.get('inspector', `/audit?${query}`)).json as { items: readonly Json[] }).items;
const asks = async (as: string) => (await audited(`user=${as}`)).filter(({ action }) => action === 'export');
const textOf = ({ bytes }: Fetched): string => bytes.toString('utf8');

describe('a list of a quarter', () => {
  it('has who is there and who left, as many as the figures of the quarter count', async () => {
    const rows = await desk.rows(SECRETARY, quarterly('2026-Q1'));
    const { minors } = (await town.quarter('2026-Q1')) as { minors: { closing: number; out: number } };
    expect([minors.closing, minors.out]).toEqual([2, 1]);
    expect(rows.filter((row) => row['deregisteredOn'] === null)).toHaveLength(minors.closing);
    expect(rows.filter((row) => row['deregisteredOn'] !== null)).toMatchObject([
      {
        familyId: idOf(FAMILIES[2]),
        subject: 'MINOR',
        minor: { personId: idsOf(FAMILIES[2]).son, name: 'Тестов Илья', birthDate: '2014-05-20' },
        registeredOn: '2026-02-17',
        deregisteredOn: '2026-03-10',
        deregistrationGround: { code: 'MD-05' },
      },
    ]);
    expect(rows.map((row) => row['no'])).toEqual([1, 2, 3]);
  });

  it('is counted in rows while it is made, and tells its owner nothing of where it lies', async () => {
    const job = await desk.ended(SECRETARY, quarterly('2026-Q1'));
    expect(job).toMatchObject({ status: 'DONE', progress: { done: 3, total: 3 } });
    expect(Object.keys(job.result ?? {}).sort()).toEqual(
      ['bytes', 'expiresAt', 'fileName', 'form', 'format', 'mediaType', 'rows', 'unit'].sort(),
    );
    expect(job.result).toMatchObject({ rows: 3, expiresAt: expect.stringMatching(/^2026-04-20T0[45]:/) as string });
  });

  it('as a sheet says the same as in JSON, to a reader that is not its writer', async () => {
    const rows = await desk.rows(SECRETARY, quarterly('2026-Q1'));
    const { jobId } = await desk.ended(SECRETARY, quarterly('2026-Q1', 'XLSX'));
    const file = await desk.file(SECRETARY, jobId);
    expect(file.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(Number(file.headers.get('content-length'))).toBe(file.bytes.length);
    const name = `Приложение 7, Учебный район ${HERE.key}, 2026-Q1.xlsx`;
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="F-M7.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    const [sheet] = await readSheets(file.bytes);
    const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
    const names = (row: Json) => (row['minor'] as { name: string }).name;
    expect(sheet?.data.slice(4).map((cells) => [cells[0], cells[1], day(cells[6]), day(cells[7])])).toEqual(
      rows.map((row) => [row['no'], `${names(row)}, 20.05.2014`, row['registeredOn'], row['deregisteredOn']]),
    );
  });

  it('as CSV opens in a Russian Excel', async () => {
    const { jobId } = await desk.ended(SECRETARY, quarterly('2026-Q1', 'CSV'));
    const file = await desk.file(SECRETARY, jobId);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect([...file.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(textOf(file).split('\r\n')).toHaveLength(5);
    expect(textOf(file)).toContain('17.02.2026;10.03.2026;MD-05 устранение');
  });

  it('grows no older than its quarter: who left later is still there in it', async () => {
    const rows = await desk.rows(SECRETARY, quarterly('2025-Q4'));
    expect(rows).toEqual([]);
  });
});

describe('the other forms', () => {
  it.each(Object.entries(EXPORT_EXAMPLES))('%s is made of the example of the contract', async (form, body) => {
    const as = form === 'F-M8' ? 'regional' : SECRETARY;
    const { result } = await desk.ended(as, { ...body, format: 'JSON' });
    expect(result).toMatchObject({ form, format: 'JSON' });
  });

  it('F-M6 is the whole list with its history, and names the curator', async () => {
    const rows = await desk.rows(SECRETARY, { form: 'F-M6', filters: { unit } });
    expect(rows).toHaveLength(3);
    expect(rows[0]?.['curator']).toMatchObject({ agencyId: `soc-${HERE.key}`, officerId: `off-curator-${HERE.key}` });
  });
  it('F-M8 is the list of the region, with the municipality of each', async () => {
    const rows = await desk.rows('regional', { form: 'F-M8', filters: { unit: 'REGION', period: '2026-Q1' } });
    expect(rows.map((row) => (row['municipality'] as { oktmo: string }).oktmo)).toEqual([unit, unit, unit]);
  });
  it('the bank is the list of the query', async () => {
    const { items } = (await town.get(`/bank/families?municipality=${unit}&state=REGISTERED`)) as { items: Json[] };
    const rows = await desk.rows(OPERATOR, { form: 'BANK', filters: { municipality: unit, state: 'REGISTERED' } });
    expect(rows.map((row) => row['familyId']).sort()).toEqual(items.map(({ familyId }) => familyId).sort());
    expect(rows[0]).toMatchObject({
      name: 'Тестова Мария',
      state: 'REGISTERED',
      minors: 1,
      grounds: [{ code: 'FG-01' }, { code: 'MG-01' }],
    });
  });
  it('the work list is the list of the query, to its end', async () => {
    const list = (await town.get(`/deadlines?municipality=${unit}&limit=500`)) as { items: Json[]; total: number };
    const rows = await desk.rows(CURATOR, { form: 'DEADLINES', filters: { municipality: unit } });
    expect(rows).toHaveLength(list.total);
    const said = ({ rule, status, effectiveDue }: Json) => [rule, status, effectiveDue].join(' ');
    expect(rows.map(said).sort()).toEqual(list.items.map(said).sort());
  });
});

describe('who gets none', () => {
  it.each([
    ['an analyst, who gets figures', 'analyst', quarterly('2026-Q1'), '403 FORBIDDEN_ROLE'],
    ['an administrator', 'admin', quarterly('2026-Q1'), '403 FORBIDDEN_ROLE'],
    ['a curator, whose cases are read one by one', CURATOR, quarterly('2026-Q1'), '403 FORBIDDEN_ROLE'],
    [
      'a commission that asks for the region',
      SECRETARY,
      { form: 'F-M8', filters: { unit: 'REGION', period: '2026-Q1' }, format: 'JSON' },
      '403 FORBIDDEN_ROLE',
    ],
    ['the neighbour', NEIGHBOUR, quarterly('2026-Q1'), '403 FORBIDDEN_TERRITORY'],
    [
      'the neighbour of the work list',
      NEIGHBOUR,
      { form: 'DEADLINES', filters: { municipality: unit }, format: 'CSV' },
      '403 FORBIDDEN_TERRITORY',
    ],
    ['an inspector without a number', 'inspector', quarterly('2026-Q1'), '403 INSPECTION_CASE_REQUIRED'],
  ])('%s', async (_who, as, body, refusal) => {
    const before = [await desk.onDisk(), await asks(as)] as const;
    expect(codeOf(await desk.ask(as, body))).toBe(refusal);
    expect(await desk.onDisk()).toHaveLength(before[0].length);
    const [last, ...earlier] = await asks(as);
    expect([last?.['outcome'], earlier.length]).toEqual([refusal.slice(4), before[1].length]);
  });

  it('the same form for a neighbour holds nobody of here', async () => {
    const body = { form: 'F-M7', filters: { unit: PLACES.kochki.oktmo, period: '2026-Q1' } };
    expect(await desk.rows(NEIGHBOUR, body)).toEqual([]);
    expect(await desk.rows(NEIGHBOUR, { form: 'BANK', filters: {} })).toEqual([]);
  });

  it('an inspector gets it with the number, and needs it for the file too', async () => {
    const begun = await desk.ask('inspector', quarterly('2026-Q1'), CASE);
    const { jobId } = begun.json as { jobId: string };
    await desk.ended('inspector', quarterly('2026-Q1'), CASE);
    expect((await desk.file('inspector', jobId)).status).toBe(403);
    expect((await desk.file('inspector', jobId, CASE)).status).toBe(200);
  });

  it('somebody else: the job and its file are nobody’s but the asker’s', async () => {
    const { jobId } = await desk.ended(SECRETARY, quarterly('2026-Q1'));
    const other = await desk.file(`chair-${HERE.key}`, jobId);
    expect([other.status, textOf(other).includes('JOB_NOT_FOUND'), textOf(other).includes('Тестов')]).toEqual([
      404,
      true,
      false,
    ]);
  });
});

describe('a file', () => {
  it('is recorded with its families before it can be fetched, and once more when it is', async () => {
    const chair = `chair-${HERE.key}`;
    const { jobId } = await desk.ended(chair, quarterly('2026-Q1'));
    const of = async (action: string) => (await audited(`user=${chair}`)).filter((one) => one['action'] === action);
    const made = (await of('export')).filter((one) => one['families'] !== undefined);
    expect(made).toMatchObject([{ outcome: 'OK', query: { form: 'F-M7', format: 'JSON', unit, period: '2026-Q1' } }]);
    expect([...(made[0]?.['families'] as string[])].sort()).toEqual(FAMILIES.map(idOf).sort());
    expect(await of('job-file')).toEqual([]);
    await desk.file(chair, jobId);
    expect(await of('job-file')).toMatchObject([{ outcome: 'OK', query: { jobId } }]);
    expect(JSON.stringify(await of('export'))).not.toContain('Тестов');
  });

  it('does not lie in clear on the disk', async () => {
    for (const format of ['JSON', 'CSV', 'XLSX']) await desk.ended(SECRETARY, quarterly('2026-Q1', format));
    const files = await desk.onDisk();
    expect(files.length).toBeGreaterThanOrEqual(3);
    for (const words of ['Тестов', 'F-M7', 'PK\u0003\u0004', '2014-05-20'])
      expect(files.filter((bytes) => bytes.includes(words))).toEqual([]);
  });

  it('is gone with its job', async () => {
    const { jobId } = await desk.ended(SECRETARY, quarterly('2026-Q1'));
    const before = await desk.onDisk();
    expect(await desk.end(SECRETARY, jobId)).toBe(204);
    expect(await desk.onDisk()).toHaveLength(before.length - 1);
    expect((await desk.file(SECRETARY, jobId)).status).toBe(404);
  });

  it('does not outlive the destruction of somebody’s data', async () => {
    const { jobId } = await desk.ended(SECRETARY, quarterly('2026-Q1'));
    await town.send(SECRETARY, FAMILIES[2], 'destroy-personal-data', {
      occurredOn: '2026-04-20',
      persons: [idsOf(FAMILIES[2]).son],
      act: { kind: 'DK-99', number: '3', date: '2026-04-20' },
      reason: 'Учебная причина',
    });
    const gone = await desk.file(SECRETARY, jobId);
    expect([gone.status, textOf(gone).includes('JOB_NOT_FOUND')]).toEqual([404, true]);
    expect(await desk.onDisk()).toEqual([]);
    const rows = await desk.rows(SECRETARY, quarterly('2026-Q1'));
    expect(rows.find((row) => row['familyId'] === idOf(FAMILIES[2]))?.['minor']).toMatchObject({ name: null });
  });

  // Last: the clock never goes back.
  it('expires after an hour, and is then no more on the disk', async () => {
    const { jobId, result } = await desk.ended(SECRETARY, quarterly('2026-Q1'));
    expect((await desk.file(SECRETARY, jobId)).status).toBe(200);
    await town.client.moveClock(String(result?.['expiresAt']));
    const gone = await desk.file(SECRETARY, jobId);
    expect([gone.status, textOf(gone).includes('FILE_EXPIRED')]).toEqual([410, true]);
    await desk.ended(SECRETARY, quarterly('2026-Q1'));
    expect(await desk.onDisk()).toHaveLength(1);
  });
});
