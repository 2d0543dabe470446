import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKeyOf, type StoredEvent } from '@kurator/event-log';
import { hashOf } from '../../../libs/event-log/src/codec/chain';
import { connect } from '../../../libs/event-log/src/sqlite/connection';
import { clockAt } from '../../faults/load';
import { makeClient, type Client } from '../../support/client';
import { testDirectory } from '../../support/directory';
import { idOf } from '../../support/ids';
import { ops } from '../../support/ops';
import { startServer, type RunningServer } from '../../support/server';
import { push, SECRETARY } from '../mongodb/same-answers';
import { faultsOf, type Proof } from './by-hand';

jest.setTimeout(120_000);
let home: string;
let server: RunningServer;
let client: Client;
let starts = 0;
const FAMILY = idOf('proof/1');
const stream = `family-${FAMILY}`;
const dataDir = () => join(home, 'data');
const file = (name: string) => join(home, name);

async function start(): Promise<void> {
  server = await startServer({ directory: testDirectory(), clockStart: clockAt((starts += 1)), dataDir: dataDir() });
  client = makeClient(server.url);
}
async function proofOf(family = FAMILY): Promise<Proof> {
  const { status, json } = await client.get(SECRETARY, `/families/${family}/history/proof`);
  expect(status).toBe(200);
  return json as Proof;
}

/** Somebody who reaches the database file, past the server: the bodies of the family's events, and how to replace one. */
function intrude<T>(work: (bodies: readonly StoredEvent[], put: (event: StoredEvent) => void) => T): T {
  const db = connect(join(dataDir(), 'log.db'));
  try {
    const sid = db.prepare('SELECT id FROM streams WHERE name=?').get([stream])?.[0] as number;
    const rows = db.prepare('SELECT rev, eid, type, body FROM events WHERE sid=? ORDER BY rev').all([sid]);
    const bodies = rows.map(([revision, eventId, type, body]) => ({
      ...{ stream, revision, eventId, type, position: '' },
      ...(JSON.parse(String(body)) as object),
    })) as unknown as readonly StoredEvent[];
    const update = db.prepare('UPDATE events SET body=? WHERE sid=? AND rev=?');
    return work(bodies, ({ data, metadata, revision }) => {
      update.run([JSON.stringify({ data, metadata }), sid, revision]);
    });
  } finally {
    db.close();
  }
}
const backdated = (event: StoredEvent): StoredEvent => ({
  ...event,
  metadata: { ...event.metadata, occurredOn: '2026-01-20' },
});
/** Rewrites an event and every hash after it, so that the chain holds again. */
function rechained(bodies: readonly StoredEvent[]): readonly StoredEvent[] {
  let previousHash: string | null = null;
  return bodies.map((event) => {
    const linked: StoredEvent = { ...event, metadata: { ...event.metadata, previousHash } };
    previousHash = hashOf(linked);
    return { ...linked, metadata: { ...linked.metadata, hash: previousHash } };
  });
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-proof-'));
  await start();
  expect(new Set(await push(client, 'proof', 3))).toEqual(new Set([201]));
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

it('proves a family’s history to whoever holds the public key, without the program', async () => {
  const proof = await proofOf();
  const { items } = (await client.get(SECRETARY, `/families/${FAMILY}/history`)).json as {
    items: readonly { eventId: string; hash: string }[];
  };
  expect(proof.chain.map(({ eventId, hash }) => [eventId, hash])).toEqual(
    items.map(({ eventId, hash }) => [eventId, hash]),
  );
  expect([proof.chain.length > 4, faultsOf(proof), proof.intact, proof.problems]).toEqual([true, [], true, []]);
  const changed = structuredClone(proof) as { chain: { stored: { metadata: Record<string, unknown> } }[] } & Proof;
  (changed.chain[1] as (typeof changed.chain)[number]).stored.metadata['occurredOn'] = '2026-01-20';
  expect(faultsOf(changed)).toEqual(['content of 1']);
});

it('shows no personal value: they stay sealed', async () => {
  const { text } = await client.get(SECRETARY, `/families/${FAMILY}/history/proof`);
  expect(text).toContain('$sealed');
  expect(text).not.toMatch(/Вымышленн|1988-03-14|Учебное сообщение/);
});

it('moves no position, and signs at once what came since', async () => {
  const before = await proofOf();
  const added = await client.command(SECRETARY, {
    commandId: idOf('proof entry'),
    familyId: FAMILY,
    command: 'register-journal-entry',
    data: {
      occurredOn: '2026-02-18',
      ...{ journalHolderId: 'kdn-mariel', journalKind: 'PRIMARY_INFORMATION', fromWhom: 'школа', problem: 'проверка' },
    },
  });
  const { position } = added.json as { position: string };
  const after = await proofOf();
  expect([after.position, after.chain.length, faultsOf(after)]).toEqual([position, before.chain.length + 1, []]);
  expect(after.checkpoints.map(({ number }) => number)).toEqual([
    before.checkpoint.number,
    before.checkpoint.number + 1,
  ]);
  const { json } = await client.get(SECRETARY, '/bank/families?limit=1', { after: position });
  expect((json as { position: string }).position).toBe(position);
});

describe('an inspector, offline', () => {
  const check = (...args: readonly string[]) => ops(file('no-register'), 'check-proof', ...args);
  beforeAll(async () => {
    await writeFile(file('proof.json'), (await client.get(SECRETARY, `/families/${FAMILY}/history/proof`)).text);
    const { code, out } = await ops(dataDir(), 'key');
    expect(code).toBe(0);
    await writeFile(file('key.pem'), out);
  });

  it('checks the answer with the public key', async () => {
    const { code, out } = await check(file('proof.json'), file('key.pem'));
    expect([code, out]).toEqual([0, expect.stringContaining('Всё подписано, ничего не изменено')]);
  });
  it('sees a changed day, a left out event and a stranger’s key', async () => {
    const proof = JSON.parse(await readFile(file('proof.json'), 'utf8')) as { chain: object[] };
    await writeFile(
      file('changed.json'),
      JSON.stringify(proof).replace('"occurredOn":"2026-02-02"', '"occurredOn":"2026-02-01"'),
    );
    await writeFile(file('short.json'), JSON.stringify({ ...proof, chain: proof.chain.filter((_one, n) => n !== 1) }));
    await writeFile(file('other.pem'), signingKeyOf(Buffer.alloc(32, 5)).publicKey);
    const found = await Promise.all([
      check(file('changed.json'), file('key.pem')),
      check(file('short.json'), file('key.pem')),
      check(file('proof.json'), file('other.pem')),
    ]);
    expect(found.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(found.map(({ out }) => out.split('\n')[1])).toEqual([
      '  событие 0: содержание не то, что было записано',
      '  событие 1: события не хватает',
      expect.stringMatching(/контрольная точка \d+: подписана не этим ключом или изменена/),
    ]);
  });
  it('is told when a file is something else', async () => {
    const found = await Promise.all([
      check(file('key.pem'), file('key.pem')),
      check(file('proof.json'), file('proof.json')),
    ]);
    expect(found.map(({ code }) => code)).toEqual([3, 3]);
  });
});

describe('an event that is rewritten in the database file behind the server’s back', () => {
  it('is seen by the next proof', async () => {
    expect((await proofOf()).intact).toBe(true);
    const original = intrude((bodies, put) => {
      put(backdated(bodies[2] as StoredEvent));
      return bodies[2] as StoredEvent;
    });
    expect(await proofOf()).toMatchObject({ intact: false, problems: [{ revision: 2, reason: 'HASH' }] });
    expect((await proofOf(idOf('proof/2'))).intact).toBe(true);
    intrude((_bodies, put) => put(original));
    expect((await proofOf()).intact).toBe(true);
  });

  it('is seen although every hash after it was made anew, by the next proof and by verify', async () => {
    const first = intrude((bodies, put) => {
      rechained(bodies.map((event, n) => (n === 1 ? backdated(event) : event))).forEach(put);
      return bodies[1]?.revision as number;
    });
    const proof = await proofOf();
    expect(proof.intact).toBe(false);
    // Each event keeps its place in the chain now, but none from there on is the one that was signed.
    expect(proof.problems[0]).toEqual({ revision: first, reason: 'NOT_SIGNED' });
    expect(await server.stop()).toBe(0);
    const { code, out } = await ops(dataDir(), 'verify');
    expect([code, out]).toEqual([
      1,
      expect.stringContaining(`в журнале стоит не то событие, что подписано — ${stream}, событие 1`),
    ]);
    expect(out).toContain('нарушений цепочки 0');
    await start();
  });
});
