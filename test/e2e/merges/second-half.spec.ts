import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAMILY_KEY, openEmbeddedLogReader, openVaultReader, type StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { makeClock, makeLogger } from '@kurator/platform';
import { v7 } from 'uuid';
import { positionFile } from '../../../apps/api/src/reactors/position-file';
import { whenMergedThenAbsorbed } from '../../../apps/api/src/reactors/when-merged-then-absorbed';
import { openGround, type Ground } from '../../../apps/api/src/register/ground';
import { idOf } from '../../support/ids';
import { TEST_MASTER_KEY } from '../../support/server';
import { codeOf, idsOf, openTown, registered, reportOf, SECRETARY, type Town } from '../corrections/town';

const held = { town: null as unknown as Town, dir: '', hour: 3 };
const DAY = '2026-04-20';
const nextHour = (): string => `${DAY}T${String(held.hour++).padStart(2, '0')}:00:00.000Z`;
const start = async (): Promise<void> => {
  held.town = await openTown(held.dir, nextHour());
};
beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-second-half-'));
  await start();
}, 60_000);
afterAll(async () => {
  await held.town.server.stop();
  rmSync(held.dir, { recursive: true, force: true });
});

const streamOf = (family: string): string => `family-${idOf(family)}`;
async function eventsOf(family: string): Promise<readonly StoredEvent[]> {
  const log = openEmbeddedLogReader({ file: join(held.dir, 'log.db') });
  const events = (await log.read(streamOf(family))) ?? [];
  await log.close();
  return events;
}
const typesOf = async (family: string) => (await eventsOf(family)).map(({ type }) => type);
const closing = async () => (await held.town.quarter('2026-Q1'))['families'] as { closing: number };

/** What a process leaves that dies between the two events: only the first is recorded. */
async function onGround<T>(work: (ground: Ground, now: string) => Promise<T>): Promise<T> {
  const now = nextHour();
  const config = { dataDir: held.dir, masterKey: TEST_MASTER_KEY, clockStart: now };
  const ground = await openGround(config, { clock: makeClock(now), newId: v7, logger: makeLogger('silent') });
  try {
    return await work(ground, now);
  } finally {
    await ground.close();
  }
}
const recordOnly = (family: string, type: string, data: Fact['data']): Promise<string> =>
  onGround(async ({ histories }, now) => {
    const history = await histories.load(streamOf(family));
    const { position: _p, hash: _h, previousHash: _b, ...last } = history.facts.at(-1) as Fact;
    const eventId = randomUUID();
    const event = { ...last, type, data, eventId, commandId: randomUUID(), recordedAt: now, occurredOn: DAY };
    await histories.append(history, [event]);
    return eventId;
  });

describe('a crash between the two events of a merge', () => {
  it('is made good at the next start, before anything is read or decided', async () => {
    await registered(held.town, 'kept');
    await registered(held.town, 'gone');
    const before = await closing();
    await held.town.server.stop();
    const data = { absorbedFamilyId: idOf('gone'), reason: 'Дубликат', evidence: 'Свидетельства' };
    const mergeEventId = await recordOnly('kept', 'families-merged', data);
    expect(await typesOf('gone')).not.toContain('family-absorbed');
    await start();
    expect((await eventsOf('gone')).at(-1)).toMatchObject({
      type: 'family-absorbed',
      data: { mergeEventId, keptFamilyId: idOf('kept') },
    });
    expect((await closing()).closing).toBe(before.closing - 1);

    await held.town.server.stop();
    await recordOnly('kept', 'families-unmerged', {
      ...{ mergeEventId, keptFamilyId: idOf('kept'), absorbedFamilyId: idOf('gone'), reason: 'Ошибка' },
    });
    rmSync(join(held.dir, 'read-models'), { recursive: true });
    await start();
    expect((await typesOf('gone')).slice(-2)).toEqual(['family-absorbed', 'families-unmerged']);
    expect(await closing()).toEqual(before);
  }, 120_000);

  it('and going through the log again, from the beginning or from the position, adds nothing', async () => {
    await held.town.server.stop();
    const before = await typesOf('gone');
    const said: object[] = [];
    await onGround(async ({ log, histories }, now) => {
      const logger = { warn: (what: object) => said.push(what), error: (what: object) => said.push(what) } as never;
      const position = positionFile(join(held.dir, 'reactors', 'again.json'));
      const reactor = whenMergedThenAbsorbed({ log, histories, now: () => now, position, logger });
      expect(position.read()).toBeNull();
      await reactor.catchUp();
      const reached = position.read();
      expect(reached).toBe(await log.head());
      await reactor.catchUp();
      // A position of another log is none.
      position.write('no position');
      await reactor.catchUp();
      expect(position.read()).toBe(reached);
    });
    expect([await typesOf('gone'), said]).toEqual([before, []]);
    await start();
  }, 120_000);
});

describe('the destruction of an absorbed family’s data by the one that keeps it', () => {
  /** The state of a key as the vault holds it once nobody has it open: destroyed, there, or never made. */
  async function keyOf(family: string, name: string): Promise<string> {
    const vault = openVaultReader({ file: join(held.dir, 'vault.db'), masterKey: TEST_MASTER_KEY });
    const key = vault.keys(streamOf(family)).get(name);
    await vault.close();
    return key === null ? 'destroyed' : key === undefined ? 'unknown' : 'there';
  }
  const destroying = (...persons: readonly string[]) => ({
    ...{ occurredOn: DAY, persons, act: { kind: 'DK-99', number: '3', date: DAY }, reason: 'Отзыв согласия' },
  });

  it('destroys the keys in both streams, the addresses and texts with the last person', async () => {
    const { town } = held;
    await town.send(SECRETARY, 'one', 'report', reportOf('one'));
    await town.send(SECRETARY, 'two', 'report', reportOf('two'));
    const body = { occurredOn: DAY, absorbedFamilyId: idOf('two'), reason: 'Дубликат', evidence: 'Свидетельства' };
    expect(codeOf(await town.post('ministry', ['one', '/commands/merge-families'], body))).toBe('201 ');
    const [one, two] = [idsOf('one'), idsOf('two')];
    await town.send(SECRETARY, 'one', 'destroy-personal-data', destroying(two.mother));
    const { members } = await town.get(`/families/${idOf('one')}`);
    const erased = (members as readonly { personId: string; erased?: true }[]).filter((m) => m.erased);
    expect(erased.map(({ personId }) => personId)).toEqual([two.mother]);
    await town.send(SECRETARY, 'one', 'destroy-personal-data', destroying(one.mother, one.son, two.son));
    expect(JSON.stringify(await town.get(`/families/${idOf('two')}/history`))).not.toMatch(/Мария|Илья|Учебная улица/);
    await town.server.stop();
    for (const name of [two.mother, two.son, FAMILY_KEY])
      expect([name, await keyOf('two', name)]).toEqual([name, 'destroyed']);
    expect(await keyOf('one', FAMILY_KEY)).toBe('destroyed');
    await start();
  }, 120_000);
});
