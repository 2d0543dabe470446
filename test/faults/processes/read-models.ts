import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { makeClient, type Client } from '../../support/client';
import { operator } from '../../support/ops';
import { PLACES } from '../../support/places';
import { eventually } from '../../support/process';
import { LONG } from '../form';
import { batchOf } from '../load';
import { expectWhole } from './ledger';
import { FAMILIES, load, type Scene } from './scene';

const { key, oktmo } = PLACES.mariel;
const SECRETARY = `secretary-${key}`;
const REBUILD = '/read-models/rebuild';
/** A hundredth of a core: it rests for long after each batch. */
const SLOW = { percent: 1 };
/** Rests too, but comes to an end. */
const SPARED = { percent: 20 };
/** Under load, on a busy machine, by a server that does a few families a second. */
const ENDED_WITHIN_MS = 400_000;

interface Asked {
  readonly status: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly result?: { readonly version: string; readonly serves: boolean; readonly resumed: number };
}
interface Seen {
  readonly builds: readonly unknown[];
  readonly readModels: { readonly version: string };
}
const clientOf = ({ crew }: Scene): Client => makeClient(crew.api().url);
const seen = async ({ house }: Scene): Promise<Seen> =>
  JSON.parse((await operator(house.folder(), house.env)('status', '--json').done).out) as Seen;
/** The same in numbers, which cost no process: builds that the API process knows of. */
async function underWayNow({ crew }: Scene): Promise<number> {
  const metrics = await (await fetch(`${crew.api().managementUrl}/metrics`)).text();
  return Number(/^kurator_rebuilds (\d+)$/m.exec(metrics)?.[1]);
}
const jobOf = async (client: Client, jobId: string): Promise<Asked> =>
  (await client.get('admin', `/jobs/${jobId}`)).json as Asked;

async function begun(client: Client, body: object): Promise<string> {
  const { status, json, text } = await client.post('admin', REBUILD, body);
  expect([status, text]).toEqual([202, text]);
  return (json as { readonly jobId: string }).jobId;
}
async function underWay(client: Client, jobId: string): Promise<void> {
  await eventually('some families are built', async () => (await jobOf(client, jobId)).progress.done > 0, 60_000);
}
async function ended(client: Client, jobId: string): Promise<Asked> {
  const isOver = async () => ['DONE', 'FAILED'].includes((await jobOf(client, jobId)).status);
  await eventually('the job ends', isOver, ENDED_WITHIN_MS);
  return jobOf(client, jobId);
}

/** Somebody who reads lists all the time. @returns ends it, with how often each status was answered */
function reader({ crew, sending }: Scene) {
  const client = makeClient(crew.api().url);
  const statuses: Record<number, number> = {};
  let goesOn = true;
  const done = (async () => {
    for (; goesOn; await pause(250)) {
      const { status } = await client.get(SECRETARY, '/bank/families?limit=5');
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  })();
  // Looked at at the end; a failure must not end the run before.
  done.catch(() => undefined);
  const stop = (): Promise<void> => {
    goesOn = false;
    sending.delete(stop);
    return done;
  };
  sending.add(stop);
  return async (): Promise<Record<number, number>> => {
    await stop();
    return statuses;
  };
}

/** Duties that fell due before a day, in the work list. */
async function dueBefore(client: Client, day: string): Promise<number> {
  const { json } = await client.get(SECRETARY, `/deadlines?municipality=${oktmo}&limit=1&dueBefore=${day}`);
  return Number((json as { readonly total: number }).total);
}
/** Nothing is due in March: what was falls due in April, as nobody works then. */
const marchIsFree = async (client: Client): Promise<boolean> =>
  (await dueBefore(client, '2026-03-31')) === (await dueBefore(client, '2026-03-01'));
async function publishMarchOff(client: Client): Promise<void> {
  const days = Array.from({ length: 31 }, (_none, n) => `2026-03-${String(n + 1).padStart(2, '0')}`);
  const daysOff = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
  const body = { occurredOn: '2026-02-20', daysOff, workingWeekends: [], source: 'Учебный', verified: false };
  const path = '/calendars/2026/commands/publish-calendar';
  const { status, text } = await client.post('ministry', path, body, { 'idempotency-key': randomUUID() });
  expect([status, text]).toEqual([201, text]);
}

/** Some families, which the read models have. */
async function decided({ crew, ledger }: Scene, name: string): Promise<void> {
  await ledger.push(batchOf(name, FAMILIES));
  await ledger.settle();
  const client = makeClient(crew.api().url);
  const behind = async () => (await client.get(SECRETARY, '/bank/families?limit=1')).json as { readonly total: number };
  await eventually('they are in the bank', async () => (await behind()).total * 2 >= ledger.sent.size);
}

/** The short form looks once, at its end: a double takes long over it. */
const wholeSoFar = async ({ house, ledger }: Scene): Promise<void> => (LONG ? expectWhole(house, ledger) : undefined);

/**
 * What is done with read models that stand for many, the long form under load: a double looks through all documents for each
 * question, and a load would have it do nothing else.
 */
export function rebuildsAndLaw(scene: () => Scene): void {
  it('rebuilds them as a job of the worker: says how far it is, ends it with nothing left, or lets them serve', async () => {
    const client = clientOf(scene());
    await decided(scene(), 'before they are rebuilt');
    const dropped = await begun(client, SLOW);
    await underWay(client, dropped);
    const { builds, readModels } = await seen(scene());
    expect(builds).toHaveLength(1);
    expect((await client.delete('admin', `/jobs/${dropped}`)).status).toBe(204);
    await eventually('what was built is gone', async () => (await underWayNow(scene())) === 0, 60_000);
    const reads = reader(scene());
    const under = LONG ? load(scene(), 'while they are rebuilt') : null;
    const { status, result } = await ended(client, await begun(client, {}));
    expect([status, result]).toEqual(['DONE', expect.objectContaining({ serves: true })]);
    expect(result?.version).not.toBe(readModels.version);
    const now = async () => (await seen(scene())).readModels.version;
    await eventually('the new ones serve', async () => (await now()) === result?.version);
    await under?.stop();
    await scene().ledger.settle();
    expect(Object.keys(await reads())).toEqual(['200']);
    await wholeSoFar(scene());
  }, 600_000);

  if (LONG)
    it('goes on with the job of a worker that was killed, when its half minute is over', async () => {
      const { crew } = scene();
      const client = clientOf(scene());
      const job = await begun(client, SPARED);
      await underWay(client, job);
      await crew.kill('worker');
      await crew.replace('worker');
      const { status, result } = await ended(client, job);
      expect([status, result]).toEqual(['DONE', expect.objectContaining({ serves: true })]);
      expect(result?.resumed).toBeGreaterThan(0);
      await wholeSoFar(scene());
    }, 600_000);

  it(`renders them under another law while lists are read${LONG ? ', decisions taken, and the owner is killed' : ''}`, async () => {
    const { crew, ledger } = scene();
    const client = clientOf(scene());
    await decided(scene(), 'before the law changes');
    expect(await marchIsFree(client)).toBe(false);
    const [reads, under] = [reader(scene()), LONG ? load(scene(), 'while the law changes') : null];
    await publishMarchOff(client);
    if (LONG) {
      await crew.kill('projector');
      await crew.replace('projector');
    }
    // Two counts say nothing of each other while families come in between.
    await under?.stop();
    await ledger.settle();
    await eventually('nothing is due in a month off', () => marchIsFree(client), 120_000);
    expect(Object.keys(await reads())).toEqual(['200']);
    await wholeSoFar(scene());
  }, 600_000);
}
