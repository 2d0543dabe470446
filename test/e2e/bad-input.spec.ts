import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedLogReader } from '@kurator/event-log';
import { connectReadOnly } from '../../libs/event-log/src/sqlite/connection';
import { makeClient, type Answer, type Client } from '../support/client';
import { testDirectory } from '../support/directory';
import { idOf } from '../support/ids';
import { startServer, type RunningServer } from '../support/server';
import { batchOf } from '../faults/load';

/** After the last year of the calendar: what is due then cannot be counted. */
const NOW = '2028-02-01T06:00:00.000Z';
const WHO = 'secretary-mariel';
const [REPORT, RECOGNITION] = batchOf('bad', 1).map(({ data }) => data) as [Data, Data];
const FAMILY = idOf('bad/0');
const PERSON = idOf('bad/0 parent');
type Data = Readonly<Record<string, unknown>>;

let server: RunningServer;
let client: Client;
let dataDir: string;
let keys = 0;
const freshKey = (): string => idOf(`bad key ${(keys += 1)}`);
const send = (command: string, data: unknown, more: { familyId?: string; commandId?: string; ifMatch?: string } = {}) =>
  client.command(WHO, { familyId: FAMILY, commandId: freshKey(), command, data: data as Data, ...more });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kurator-bad-'));
  server = await startServer({ directory: testDirectory(), clockStart: NOW, dataDir });
  client = makeClient(server.url);
  const { status, text } = await send('report', REPORT, { commandId: idOf('bad report') });
  if (status !== 201) throw new Error(text);
}, 60_000);
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  await rm(dataDir, { recursive: true, force: true });
});

/** The log's head, the family's revision and the rows of the vault: what a refused command must leave as it was. */
async function stored() {
  const log = openEmbeddedLogReader({ file: join(dataDir, 'log.db') });
  const vault = connectReadOnly(join(dataDir, 'vault.db'));
  const head = (await log.last())?.position;
  const family = (await log.read(`family-${FAMILY}`, { direction: 'backward', limit: 1 }))?.[0]?.revision;
  const keyRings = vault.prepare('SELECT count(*) FROM owners').get()?.[0];
  const others: string[] = [];
  for await (const stream of log.streams('resolution-')) others.push(stream);
  await log.close();
  vault.close();
  return { head, family, keyRings, claims: others.length };
}

type Problem = Readonly<{
  code: string;
  status: number;
  title: string;
  detail: string;
  errors?: { path: string; message: string }[];
}>;
/** A clear refusal: status and code, Russian title and detail, and the places that are wrong. */
function clear(answer: Answer, status: number, code: string, paths?: readonly string[]): void {
  const problem = answer.json as Problem;
  expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
  expect([problem.title, problem.detail]).toEqual([
    expect.stringMatching(/[а-яё]{3}/i),
    expect.stringMatching(/[а-яё]{3}/i),
  ]);
  if (paths) expect(problem.errors?.map(({ path }) => path)).toEqual(paths);
}
async function storesNothing(work: () => Promise<void>): Promise<void> {
  const before = await stored();
  await work();
  expect(await stored()).toEqual(before);
}

const other = idOf('bad other family');
const minor = { kind: 'MINOR', personId: PERSON, grounds: ['MG-01'] };
const votes = RECOGNITION['votes'] as Data;
const BAD: readonly (readonly [string, string, Data, readonly [number, string, (readonly string[])?]])[] = [
  ['an unknown field', 'report', { ...REPORT, colour: 'red' }, [400, 'VALIDATION_FAILED', ['colour']]],
  [
    'a code of no classifier',
    'report',
    { ...REPORT, informationSource: 'IS-77' },
    [400, 'VALIDATION_FAILED', ['informationSource']],
  ],
  [
    'a date that does not exist',
    'report',
    { ...REPORT, occurredOn: '2026-02-30' },
    [400, 'VALIDATION_FAILED', ['occurredOn']],
  ],
  [
    'a text with half a character',
    'report',
    { ...REPORT, problem: 'Илья \ud83d' },
    [400, 'VALIDATION_FAILED', ['problem']],
  ],
  ['a fact from the future', 'report', { ...REPORT, occurredOn: '2028-02-02' }, [400, 'IN_THE_FUTURE']],
  ['a minor who is none', 'recognise-sop', { ...RECOGNITION, subjects: [minor] }, [422, 'NOT_A_MINOR']],
  [
    'votes that do not add up',
    'recognise-sop',
    { ...RECOGNITION, votes: { ...votes, for: 3 } },
    [422, 'VOTES_INCONSISTENT'],
  ],
];

describe('bad input is a clear error and stores nothing', () => {
  it.each(BAD)('%s', (_name, command, data, [status, code, paths]) =>
    storesNothing(async () => clear(await send(command, data), status, code, paths)),
  );
  it('a new family in a municipality of someone else', () =>
    storesNothing(async () =>
      clear(
        await send('report', { ...REPORT, municipality: '50634000' }, { familyId: other }),
        404,
        'FAMILY_NOT_FOUND',
      ),
    ));
  it('a new family whose report is refused gets no keys', () =>
    storesNothing(async () =>
      clear(await send('report', { ...REPORT, occurredOn: '2028-03-01' }, { familyId: other }), 400, 'IN_THE_FUTURE'),
    ));
  it('a stale revision', () =>
    storesNothing(async () => clear(await send('report', REPORT, { ifMatch: '"0"' }), 409, 'REVISION_CONFLICT')));
  it('a key that came with another body', () =>
    storesNothing(async () => {
      const again = { ...REPORT, problem: 'Другое сообщение' };
      clear(await send('report', again, { commandId: idOf('bad report') }), 409, 'IDEMPOTENCY_MISMATCH');
    }));
  it('an oversized body', () =>
    storesNothing(async () =>
      clear(await send('report', { ...REPORT, problem: 'т'.repeat(600_000) }), 413, 'BODY_TOO_LARGE'),
    ));
  it('another content type', () =>
    storesNothing(async () => {
      const headers = { 'content-type': 'text/xml', 'idempotency-key': freshKey() };
      clear(
        await client.post(WHO, `/families/${FAMILY}/commands/report`, REPORT, headers),
        415,
        'MEDIA_TYPE_UNSUPPORTED',
      );
    }));
  it('a resolution number that another session has', async () => {
    const taken = { ...RECOGNITION, votes: { ...votes, for: 8, abstained: 1 } };
    const familyId = idOf('bad/1');
    expect((await send('report', REPORT, { familyId })).status).toBe(201);
    expect((await send('recognise-sop', RECOGNITION, { familyId })).status).toBe(201);
    await storesNothing(async () => clear(await send('recognise-sop', taken), 409, 'RESOLUTION_NUMBER_USED'));
  });
  it('a broken line in the middle of a batch, which harms no other line', async () => {
    const before = await stored();
    const line = (name: string) =>
      JSON.stringify({ commandId: freshKey(), familyId: idOf(name), command: 'report', data: REPORT });
    const answers = await client.ndjson(WHO, [line('first'), '{"commandId":', '[]', '', line('last')].join('\n'));
    expect(answers.map(({ line: number, status, code }) => [number, status, code])).toEqual([
      [1, 201, undefined],
      [2, 400, 'LINE_NOT_JSON'],
      [3, 400, 'VALIDATION_FAILED'],
      [5, 201, undefined],
    ]);
    expect(answers[1]?.['title']).toBe('Строка не является JSON');
    const after = await stored();
    expect([after.family, after.keyRings]).toEqual([before.family, Number(before.keyRings) + 2]);
  });
  it('a directory with a fault, imported later', () =>
    storesNothing(async () => {
      const { municipalities, ...rest } = testDirectory();
      const lost = municipalities.map((one) => ({ ...one, profiles: [{ profileId: 'ATLANTIS', from: '2020-01-01' }] }));
      const answer = await client.post('admin', '/directory/imports', { ...rest, municipalities: lost });
      clear(answer, 400, 'DIRECTORY_INVALID');
      expect((answer.json as Problem).errors?.[0]?.path).toBe('municipalities[0].profiles[0].profileId');
      const english = { 'accept-language': 'en' };
      const told = await client.post('admin', '/directory/imports', { ...rest, municipalities: lost }, english);
      expect((told.json as Problem).errors?.[0]?.message).toMatch(
        /^there is no regulation ATLANTIS; there are BORODINO/,
      );
    }));
  it('a directory whose text is half a character', () =>
    storesNothing(async () => {
      const directory = { ...testDirectory(), region: { code: '00', name: 'Учебный \ud83d' } };
      const answer = await client.post('admin', '/directory/imports', directory);
      clear(answer, 400, 'DIRECTORY_INVALID', ['region.name']);
    }));
});

it('a year without calendar refuses no fact; the deadline says CALENDAR_MISSING and the year', async () => {
  const familyId = idOf('beyond the calendar');
  expect((await send('report', { ...REPORT, occurredOn: '2028-01-20' }, { familyId })).status).toBe(201);
  const { json } = await client.get(WHO, `/families/${familyId}/deadlines`);
  const { items } = json as { items: { status: string; missingYear?: number }[] };
  const missing = items.filter(({ status }) => status === 'CALENDAR_MISSING');
  expect(missing.length).toBeGreaterThan(0);
  expect(new Set(missing.map(({ missingYear }) => missingYear))).toEqual(new Set([2028]));
});
