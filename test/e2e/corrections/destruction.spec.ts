import { randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAMILY_KEY, openVaultReader } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { makeClock, makeLogger } from '@kurator/platform';
import { v7 } from 'uuid';
import { announce } from '../../../apps/api/src/decisions/destruction';
import { openGround } from '../../../apps/api/src/register/ground';
import { idOf } from '../../support/ids';
import { TEST_MASTER_KEY } from '../../support/server';
import { codeOf, DEPUTY, HERE, idsOf, openTown, registered, reportOf, SECRETARY, type Town } from './town';

const held = { town: null as unknown as Town, dir: '', hour: 3 };
const vaultFile = () => join(held.dir, 'vault.db');
/** Starts, an hour later each time, for the clock never goes back. */
const start = async (): Promise<void> => {
  held.town = await openTown(held.dir, `2026-04-20T${String(held.hour++).padStart(2, '0')}:00:00.000Z`);
};
beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-destruction-'));
  await start();
}, 60_000);
afterAll(async () => {
  await held.town.server.stop();
  rmSync(held.dir, { recursive: true, force: true });
});

const ACT = { kind: 'DK-99', number: '3', date: '2026-04-20' };
const body = (persons: readonly string[]) => ({
  ...{ occurredOn: '2026-04-20', persons, act: ACT, reason: 'Отзыв согласия, иных оснований нет' },
});
const foundBy = async (name: string, query = '') => {
  const { items } = await held.town.get(`/bank/families?q=${encodeURIComponent(name)}${query}`);
  return (items as readonly { familyId: string }[]).map(({ familyId }) => familyId);
};
const listed = async (query = '') => {
  const { items } = await held.town.get(`/bank/families?limit=500${query}`);
  return (items as readonly { familyId: string }[]).map(({ familyId }) => familyId);
};
const cardOf = (family: string) => held.town.get(`/families/${idOf(family)}`);
const historyOf = async (family: string) => JSON.stringify(await held.town.get(`/families/${idOf(family)}/history`));
const figures = async () => {
  const { families, minors } = await held.town.quarter('2026-Q1');
  return { families, minors };
};
/** A family whose names nobody else has. */
async function unique(family: string, last: string): Promise<void> {
  const sent = reportOf(family);
  const persons = sent.persons.map((person) => ({ ...person, name: { ...person.name, last } }));
  await held.town.send(SECRETARY, family, 'report', { ...sent, persons });
}
/** The state of a key as the vault holds it once nobody has it open: destroyed, there, or never made. */
async function keyOf(family: string, name: string): Promise<string> {
  const vault = openVaultReader({ file: vaultFile(), masterKey: TEST_MASTER_KEY });
  const key = vault.keys(`family-${idOf(family)}`).get(name);
  await vault.close();
  return key === null ? 'destroyed' : key === undefined ? 'unknown' : 'there';
}

describe('the destruction of one person’s data', () => {
  const { mother, son } = idsOf('one');

  it('takes the name from card, history and search, and leaves the others’ and every figure', async () => {
    await registered(held.town, 'one');
    const before = await figures();
    await held.town.send(SECRETARY, 'one', 'destroy-personal-data', body([mother]));
    const { members } = await cardOf('one');
    expect(members).toMatchObject([
      { personId: mother, name: null, birthDate: null, birthMonth: '1988-03', erased: true },
      { personId: son, name: { last: 'Тестов' } },
    ]);
    const history = await historyOf('one');
    expect(history).not.toContain('Мария');
    expect(history).toContain('персональные данные уничтожены');
    expect(history).toContain('Илья');
    expect([await foundBy('Мария'), await foundBy('Илья')]).toEqual([[], [idOf('one')]]);
    expect(await figures()).toEqual(before);
  });

  it('cannot be done twice, nor undone by telling the name again', async () => {
    const { town } = held;
    const post = (command: string, data: object) => town.post(SECRETARY, ['one', `/commands/${command}`], data);
    expect(codeOf(await post('destroy-personal-data', body([mother])))).toBe('422 ALREADY_DESTROYED');
    expect(codeOf(await post('destroy-personal-data', body([idOf('stranger')])))).toBe('422 PERSON_UNKNOWN');
    const again = { occurredOn: '2026-04-20', personId: mother, name: { last: 'Тестова', first: 'Мария' } };
    expect(codeOf(await post('record-person-details', again))).toBe('422 PERSONAL_DATA_DESTROYED');
    expect(codeOf(await post('record-person-details', { ...again, name: undefined, diedOn: '2026-04-19' }))).toBe(
      '201 ',
    );
    const event = (await historyItem('one', 'personal-data-destroyed'))['eventId'] as string;
    const annulled = await town.post(SECRETARY, ['one', `/events/${event}/annulments`], { reason: 'DUPLICATE' });
    expect(codeOf(annulled)).toBe('422 NOT_CORRECTABLE');
  });
});

async function historyItem(family: string, type: string, headers: Record<string, string> = {}, as: string = SECRETARY) {
  const answer = await held.town.client.get(as, `/families/${idOf(family)}/history?limit=500`, headers);
  const { items } = answer.json as { items: readonly Record<string, unknown>[] };
  return items.find((item) => item['type'] === type) ?? {};
}

describe('the destruction of everybody’s data', () => {
  it('takes the family from the bank on every day; the history replays, and an inspector sees the act', async () => {
    await unique('all', 'Исчезающие');
    const before = [await figures(), await listed()] as const;
    expect(await foundBy('Исчезающие')).toEqual([idOf('all')]);
    const { mother, son } = idsOf('all');
    await held.town.send(SECRETARY, 'all', 'destroy-personal-data', body([mother, son]));
    expect([await foundBy('Исчезающие'), await foundBy('Исчезающие', '&asOf=2026-03-01')]).toEqual([[], []]);
    expect(await listed()).toEqual(before[1].filter((id) => id !== idOf('all')));
    expect(await listed('&asOf=2026-03-01')).not.toContain(idOf('all'));
    expect(await figures()).toEqual(before[0]);
    expect(await cardOf('all')).toMatchObject({ addresses: [{ text: null, erased: true }] });
    expect(await historyOf('all')).not.toMatch(/Исчезающие|Учебная улица|Учебное сообщение/);
    const inspection = { 'x-inspection-case': encodeURIComponent('П-1/2026') };
    const seen = await historyItem('all', 'personal-data-destroyed', inspection, 'inspector');
    expect(seen['data']).toMatchObject({ act: ACT, everyone: true, persons: [mother, son] });
  });

  it('still answers what it answered, and takes what names nobody', async () => {
    const key = randomUUID();
    const family = 'replayed';
    const report = reportOf(family);
    const first = await held.town.post(SECRETARY, [family, '/commands/report'], report, key);
    const { mother, son } = idsOf(family);
    const again = randomUUID();
    const path = '/commands/destroy-personal-data';
    const destroyed = await held.town.post(DEPUTY, [family, path], body([mother, son]), again);
    expect((await held.town.post(SECRETARY, [family, '/commands/report'], report, key)).text).toBe(first.text);
    expect((await held.town.post(DEPUTY, [family, path], body([mother, son]), again)).text).toBe(destroyed.text);
    const close = { occurredOn: '2026-04-20', reason: 'Слова о семье', basis: 'VERIFICATION_NOT_CONFIRMED' };
    expect(codeOf(await held.town.post(SECRETARY, [family, '/commands/close-unconfirmed'], close))).toMatch(/^4/);
    const order = {
      occurredOn: '2026-04-20',
      orderedTo: [`soc-${HERE.key}`],
      scope: ['LIVING_CONDITIONS'],
      urgent: false,
    };
    const ordered = await held.town.post(SECRETARY, [family, '/commands/order-survey'], order);
    expect(codeOf(ordered)).toBe('201 ');
  });
});

describe('a start', () => {
  it('carries out again what a restored vault has brought back', async () => {
    await unique('restored', 'Возвращённые');
    const { mother, son } = idsOf('restored');
    await held.town.server.stop();
    copyFileSync(vaultFile(), join(held.dir, 'backup.db'));
    await start();
    await held.town.send(SECRETARY, 'restored', 'destroy-personal-data', body([mother, son]));
    await held.town.server.stop();
    expect(await keyOf('restored', mother)).toBe('destroyed');
    copyFileSync(join(held.dir, 'backup.db'), vaultFile());
    expect(await keyOf('restored', mother)).toBe('there');
    await start();
    expect(await historyOf('restored')).not.toContain('Возвращённые');
    await held.town.server.stop();
    expect([await keyOf('restored', mother), await keyOf('restored', FAMILY_KEY)]).toEqual(['destroyed', 'destroyed']);
    await start();
  }, 120_000);

  it('finishes what a crash between the event and the keys has left', async () => {
    await unique('crashed', 'Недоделанные');
    const { mother, son } = idsOf('crashed');
    await held.town.server.stop();
    await recordOnly('crashed', { persons: [mother, son], everyone: true, act: ACT, reason: 'Отзыв согласия' });
    expect(await keyOf('crashed', mother)).toBe('there');
    await start();
    expect([await foundBy('Недоделанные'), await historyOf('crashed')]).toEqual([
      [],
      expect.not.stringContaining('Недоделанные'),
    ]);
    await held.town.server.stop();
    expect([await keyOf('crashed', mother), await keyOf('crashed', FAMILY_KEY)]).toEqual(['destroyed', 'destroyed']);
    await start();
  }, 120_000);
});

/** What a server leaves that dies when the event is stored and the keys are not destroyed yet. */
async function recordOnly(family: string, data: Readonly<Record<string, unknown>>): Promise<void> {
  const now = `2026-04-20T${String(held.hour++).padStart(2, '0')}:00:00.000Z`;
  const config = { dataDir: held.dir, masterKey: TEST_MASTER_KEY, clockStart: now };
  const ground = await openGround(config, { clock: makeClock(now), newId: v7, logger: makeLogger('silent') });
  const history = await ground.histories.load(`family-${idOf(family)}`);
  const { position: _p, hash: _h, previousHash: _b, ...last } = history.facts.at(-1) as Fact;
  const request = { familyId: idOf(family), commandId: randomUUID(), actor: last.actor, channel: 'UI' as const };
  await announce(ground.histories, { request: request as never, now, municipality: last.municipality });
  const event = { ...last, eventId: randomUUID(), type: 'personal-data-destroyed', recordedAt: now };
  await ground.histories.append(history, [{ ...event, occurredOn: '2026-04-20', commandId: request.commandId, data }]);
  await ground.close();
}
