import { readFileSync } from 'node:fs';
import {
  historyReader,
  KeyDestroyed,
  openEmbeddedLogReader,
  openVaultReader,
  RevisionConflict,
  UnknownEventType,
  verifyChain,
  type JsonObject,
} from '@kurator/event-log';
import { errorOf } from './harness';
import { aFact, person, setUp, shapes, type Setup } from './histories.fixture';

let setup: Setup;
beforeEach(async () => {
  setup = await setUp();
});
afterEach(() => setup.dispose());
const stream = 'family-1';
const erased = { $erased: true };

test('facts come back after a restart: persons in the clear, free text sealed, everything with loadAll', async () => {
  const fact = aFact({
    commissionId: 'kdn-1',
    occurredAt: '2026-02-02T05:00:00.000Z',
    violations: [{ guard: 'g', clause: 'c', text: 't' }],
  });
  const empty = await setup.histories.load(stream);
  expect(empty).toEqual({ stream, revision: -1, facts: [], lastHash: null, position: null });
  const stored = await setup.histories.append(empty, [fact]);
  expect(stored.facts[0]).toMatchObject({ ...fact, revision: 0, schemaVersion: 2, previousHash: null });
  await setup.reopen();
  const read = await setup.histories.load(stream);
  expect(read).toEqual({
    ...stored,
    facts: [{ ...stored.facts[0], data: { ...fact.data, note: { $sealed: 'family' } } }],
  });
  expect(await setup.histories.loadAll(stream)).toEqual(stored);
});

test('no personal value stands in the log files or the vault in the clear', async () => {
  await setup.histories.append(await setup.histories.load(stream), [aFact()]);
  for (const name of ['events.db', 'events.db-wal', 'keys.db', 'keys.db-wal']) {
    const bytes = readFileSync(setup.file(name));
    for (const secret of ['Мария', 'Пётр', 'секрет семьи']) expect(bytes.includes(secret)).toBe(false);
  }
});

test('the chain holds over several appends, and the last hash is the history’s', async () => {
  let history = await setup.histories.load(stream);
  for (let i = 0; i < 4; i++) history = await setup.histories.append(history, [aFact(), aFact()]);
  const events = (await setup.log.read(stream)) ?? [];
  expect(events).toHaveLength(8);
  expect(verifyChain(events)).toBeNull();
  expect(events.at(-1)?.metadata.hash).toBe(history.lastHash);
  expect(events.map((event) => event.position)).toEqual(history.facts.map((fact) => fact.position));
});

test('recordedAt never goes back within a stream', async () => {
  let history = await setup.histories.append(await setup.histories.load(stream), [
    aFact({ recordedAt: '2026-03-01T00:00:00.000Z' }),
  ]);
  history = await setup.histories.append(history, [
    aFact({ recordedAt: '2026-02-01T00:00:00.000Z' }),
    aFact({ recordedAt: '2026-04-01T00:00:00.000Z' }),
  ]);
  const months = (await setup.histories.loadAll(stream)).facts.map((fact) => fact.recordedAt.slice(0, 7));
  expect(months).toEqual(['2026-03', '2026-03', '2026-04']);
  expect(history.facts[1]?.recordedAt).toBe('2026-03-01T00:00:00.000Z');
});

test('append 6: a stale history is a conflict, and the next load knows what the other one wrote', async () => {
  const stale = await setup.histories.load(stream);
  const first = await setup.histories.append(stale, [aFact()]);
  expect(await errorOf(setup.histories.append(stale, [aFact()]))).toBeInstanceOf(RevisionConflict);
  const now = await setup.histories.load(stream);
  expect(now.facts.map((fact) => fact.commandId)).toEqual([first.facts[0]?.commandId]);
});

test('the same facts at the same place again give the stored history and write nothing', async () => {
  const empty = await setup.histories.load(stream);
  const facts = [aFact(), aFact()];
  const first = await setup.histories.append(empty, facts);
  const again = await setup.histories.append(empty, facts);
  expect([again.revision, again.lastHash, again.position]).toEqual([1, first.lastHash, first.position]);
  expect(verifyChain((await setup.log.read(stream)) ?? [])).toBeNull();
});

test('what another writer of the log added is seen although the history is cached', async () => {
  const history = await setup.histories.append(await setup.histories.load(stream), [aFact()]);
  const [event] = (await setup.log.read(stream)) ?? [];
  const metadata: JsonObject = {
    schemaVersion: 1,
    recordedAt: '2026-05-01T00:00:00.000Z',
    actor: { userId: 'another', role: 'SYSTEM' },
    previousHash: history.lastHash,
    hash: 'x',
  };
  await setup.log.append(stream, 0, [{ eventId: person(9), type: 'noted', data: { remark: 'old' }, metadata }]);
  const now = await setup.histories.load(stream);
  expect(now.revision).toBe(1);
  expect(now.facts[1]).toMatchObject({ schemaVersion: 2, data: { note: 'old' } });
  expect(now.facts[0]?.eventId).toBe(event?.eventId);
});

test('loads at once share one read', async () => {
  await setup.histories.append(await setup.histories.load(stream), [aFact()]);
  setup.histories.forget(stream);
  const [one, two] = await Promise.all([setup.histories.load(stream), setup.histories.load(stream)]);
  expect(one).toBe(two);
});

test('memory is bounded by events: with room for 10, a history of 20 is read anew', async () => {
  await setup.dispose();
  setup = await setUp(10);
  let history = await setup.histories.load(stream);
  for (let i = 0; i < 20; i++) history = await setup.histories.append(history, [aFact()]);
  const [one, two] = [await setup.histories.load(stream), await setup.histories.load(stream)];
  expect(one).not.toBe(two);
  expect(one.facts).toHaveLength(20);
});

test('a destroyed person key erases one person, here and in a rebuild thread, and takes no new values', async () => {
  const history = await setup.histories.append(await setup.histories.load(stream), [aFact()]);
  await setup.vault.destroy(stream, [person(1)]);
  setup.histories.forget(stream);
  const names = { persons: [{ name: erased }, { name: 'Пётр' }] };
  expect((await setup.histories.load(stream)).facts[0]?.data).toMatchObject(names);
  const log = openEmbeddedLogReader({ file: setup.file('events.db') });
  const vault = openVaultReader({ file: setup.file('keys.db'), masterKey: setup.masterKey });
  const rebuilt = await historyReader({ log, vault, shapes }).load(stream, 'all');
  expect(rebuilt.facts[0]?.data).toMatchObject({ ...names, note: 'секрет семьи' });
  await Promise.all([log.close(), vault.close()]);
  expect(await errorOf(setup.histories.append(history, [aFact()]))).toBeInstanceOf(KeyDestroyed);
  expect(await setup.log.read(stream)).toHaveLength(1);
});

test('read 13: a stored event of an unknown type is an error that carries the raw data', async () => {
  await setup.log.append(stream, 'no-stream', [
    { eventId: person(9), type: 'foreign', data: { a: 1 }, metadata: { schemaVersion: 1 } },
  ]);
  const error = await errorOf(setup.histories.load(stream));
  expect(error).toBeInstanceOf(UnknownEventType);
  expect(error).toMatchObject({ type: 'foreign', raw: { a: 1 } });
});

test('the MAC tells bodies apart, not the order of their members, and differs between families', async () => {
  const mac = (owner: string, body: unknown) => setup.histories.mac(owner, body);
  const first = await mac(stream, { a: 1, b: 'x' });
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(await mac(stream, { b: 'x', a: 1 })).toBe(first);
  expect(await mac(stream, { a: 2, b: 'x' })).not.toBe(first);
  expect(await mac('family-2', { a: 1, b: 'x' })).not.toBe(first);
  await setup.reopen();
  expect(await mac(stream, { a: 1, b: 'x' })).toBe(first);
});
