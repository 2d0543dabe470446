import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchOf } from '../../faults/load';
import { verify } from '../../faults/verify';
import { makeClient, type Answer, type Client } from '../../support/client';
import { idOf } from '../../support/ids';
import { eventually, type Json } from '../../support/process';
import { startServer, type RunningServer } from '../../support/server';
import {
  departureOf,
  idsOf,
  openTown,
  recognitionOf,
  registered,
  reportOf,
  SECRETARY,
  townDirectory,
} from '../corrections/town';
import { asOfAnotherProgram } from './before';

jest.setTimeout(120_000);
/** A hundredth of a core: it rests for long after its first batch. */
const SLOW = { REBUILD_PERCENT: '1' };
const OTHERS = 20;

let home: string;
let starts = 0;
let server: RunningServer;
let client: Client;
const dataDir = (): string => join(home, 'data');
const clock = (): string => `2026-04-2${starts}T03:00:00.000Z`;

/** The program is exchanged for one in which some projections are others. */
async function exchanged(changed: readonly string[], env: Readonly<Record<string, string>> = SLOW): Promise<void> {
  await asOfAnotherProgram(dataDir(), changed);
  await started(env, 'live');
}
async function started(env: Readonly<Record<string, string>>, until?: 'live'): Promise<void> {
  starts += 1;
  const options = { directory: townDirectory, clockStart: clock(), dataDir: dataDir(), env };
  server = await startServer({ ...options, ...(until && { until }) });
  client = makeClient(server.url);
}
const send = (family: string, command: string, data: object): Promise<Answer> =>
  client.command(SECRETARY, { commandId: randomUUID(), familyId: idOf(family), command, data: data as Json });
async function decided(family: string, command: string, data: object): Promise<void> {
  const { status, text } = await send(family, command, data);
  if (status !== 201) throw new Error(`${command}: ${status} ${text}`);
}
/** A family in which the child of another one lives now. */
async function reportedWith(family: string, other: string): Promise<void> {
  const { persons, ...report } = reportOf(family, '2026-04-19');
  const child = { ...persons[1], personId: idsOf(other).son };
  await decided(family, 'report', { ...report, persons: [persons[0], child] });
}
const recognitionWith = (family: string, other: string) => ({
  ...recognitionOf(family, family, '2026-04-19'),
  subjects: [
    { kind: 'FAMILY', grounds: ['FG-01'] },
    { kind: 'MINOR', personId: idsOf(other).son, grounds: ['MG-01'] },
  ],
});
async function knownElsewhere(family: string): Promise<unknown> {
  const { json } = await client.get(SECRETARY, `/families/${idOf(family)}/history`);
  const { items } = json as { readonly items: readonly { readonly type: string; readonly data: Json }[] };
  return items.find(({ type }) => type === 'recognized-SOP')?.data['registeredElsewhere'];
}
const bank = (): Promise<Answer> => client.get(SECRETARY, '/bank/families?limit=1');
const health = async (): Promise<Json> => (await (await fetch(`${server.managementUrl}/health`)).json()) as Json;
const ready = async (): Promise<number> => (await fetch(`${server.url}/health/ready`)).status;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-upgrade-'));
  const town = await openTown(dataDir());
  for (const { status } of await town.client.ndjson(SECRETARY, batchOf('others', OTHERS))) expect(status).toBe(201);
  await registered(town, 'first home');
  await town.send(SECRETARY, 'first home', 'deregister', departureOf('first home', 'out', '2026-03-10'));
  await registered(town, 'home until now');
  await town.quarter('2026-Q1');
  await town.server.stop();
});
afterEach(() => server.stop());
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a start with projections that have changed', () => {
  it('takes decisions, which know of other families what is known now, and answers what needs no read model', async () => {
    await exchanged(['deadlines']);
    expect(await ready()).toBe(503);
    await reportedWith('second home', 'first home');
    await decided('second home', 'recognise-sop', recognitionWith('second home', 'first home'));
    const elsewhere = [{ personId: idsOf('first home').son, until: '2026-03-10' }];
    expect(await knownElsewhere('second home')).toEqual(elsewhere);
    // What is recorded only now is in the rows of no version.
    await decided('home until now', 'deregister', departureOf('home until now', 'out now', '2026-04-15'));
    await reportedWith('new home', 'home until now');
    await decided('new home', 'recognise-sop', recognitionWith('new home', 'home until now'));
    expect(await knownElsewhere('new home')).toEqual([{ personId: idsOf('home until now').son, until: '2026-04-15' }]);
    const card = await client.get(SECRETARY, `/families/${idOf('new home')}`);
    expect([card.status, (card.json as Json)['states']]).toEqual([
      200,
      expect.objectContaining({ main: 'REGISTERED' }),
    ]);
  });

  it('says for the rest how far the read models are, and shows it to whoever watches', async () => {
    await started(SLOW, 'live');
    await eventually('some families are built', async () => Number(((await bank()).json as Json)['done']) > 0);
    const { status, json, headers } = await bank();
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
    expect(json).toMatchObject({ code: 'READ_MODEL_BUILDING', total: OTHERS + 4 });
    const { position } = (await client.get(SECRETARY, `/families/${idOf('new home')}`)).json as { position: string };
    const fresh = await client.get(SECRETARY, '/bank/families', { after: position });
    expect([fresh.status, (fresh.json as Json)['code']]).toEqual([503, 'READ_MODEL_BUILDING']);
    const building = { phase: 'LOADING', total: OTHERS + 4 };
    expect(await health()).toMatchObject({ ready: false, parts: { log: 'ok', readModels: { building } } });
    const begun = await client.post('admin', '/read-models/rebuild', {});
    expect([begun.status, (begun.json as Json)['code']]).toEqual([503, 'READ_MODEL_BUILDING']);
    expect(server.output()).not.toContain('"level":"error"');
  });

  it('goes on with what a killed process has built, does the jobs that wait, and ends as a rebuild would', async () => {
    await started(SLOW, 'live');
    await eventually('some families are built', async () => Number(((await bank()).json as Json)['done']) > 0);
    await server.kill();
    await started({}, 'live');
    const asked = await client.post(SECRETARY, '/exports', { form: 'BANK', filters: {}, format: 'JSON' });
    expect([asked.status, asked.text]).toEqual([202, asked.text]);
    const job = `/jobs/${(asked.json as { jobId: string }).jobId}`;
    await eventually('the read models answer', async () => (await bank()).status === 200);
    await eventually('it is ready', async () => (await ready()) === 200);
    await eventually(
      'the job is done',
      async () => ((await client.get(SECRETARY, job)).json as Json)['status'] === 'DONE',
    );
    await decided('last home', 'report', reportOf('last home', '2026-04-19'));
    const { position } = (await client.get(SECRETARY, `/families/${idOf('last home')}`)).json as { position: string };
    expect((await client.get(SECRETARY, '/bank/families', { after: position })).status).toBe(200);
    await server.stop();
    const { served, rebuilt } = await verify(dataDir());
    expect(served).toEqual(rebuilt);
  });

  it('lets a recognition wait where the rows that it asks are not those of this program', async () => {
    await exchanged(['ended-registrations']);
    await decided('late home', 'report', reportOf('late home', '2026-04-19'));
    const refused = await send('late home', 'recognise-sop', recognitionOf('late home', 'late', '2026-04-19'));
    expect([refused.status, (refused.json as Json)['code']]).toEqual([503, 'READ_MODEL_BUILDING']);
  });
});
