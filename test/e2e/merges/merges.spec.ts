import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idOf } from '../../support/ids';
import type { Answer } from '../../support/client';
import {
  codeOf,
  corrected,
  HERE,
  idsOf,
  openTown,
  recognitionOf,
  registered,
  reportOf,
  SECRETARY,
  type Town,
} from '../corrections/town';

const MINISTRY = 'ministry';
const held = { town: null as unknown as Town, dir: '', hour: 3 };
/** Starts, an hour later each time, for the clock never goes back. */
const start = async (): Promise<void> => {
  held.town = await openTown(held.dir, `2026-04-20T${String(held.hour++).padStart(2, '0')}:00:00.000Z`);
};
beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-merges-'));
  await start();
}, 60_000);
afterAll(async () => {
  await held.town.server.stop();
  rmSync(held.dir, { recursive: true, force: true });
});

const DAY = '2026-04-20';
const WHY = { occurredOn: DAY, reason: 'Семья заведена дважды', evidence: 'Совпадают свидетельства о рождении' };
const merging = (absorbed: string) => ({ ...WHY, absorbedFamilyId: idOf(absorbed) });
const command = (family: string, name: string, body: object, key?: string): Promise<Answer> =>
  held.town.post(MINISTRY, [family, `/commands/${name}`], body, key);
const merge = (kept: string, absorbed: string, key?: string) => command(kept, 'merge-families', merging(absorbed), key);
const unmerge = (kept: string, mergeEventId: string) =>
  command(kept, 'unmerge-families', { occurredOn: DAY, mergeEventId, reason: 'Это разные семьи' });
const eventOf = ({ json, text }: Answer): string => {
  const event = (json as { events?: readonly { eventId: string }[] }).events?.[0];
  if (!event) throw new Error(text);
  return event.eventId;
};
const figures = async () => {
  const { families, minors, structure } = await held.town.quarter('2026-Q1');
  return { families, minors, structure };
};
const listed = async (query = '') => {
  const { items } = await held.town.get(`/bank/families?limit=500${query}`);
  return (items as readonly { familyId: string }[]).map(({ familyId }) => familyId);
};
const cardOf = (family: string, query = '') => held.town.get(`/families/${idOf(family)}${query}`);
const historyOf = async (family: string) =>
  (await held.town.get(`/families/${idOf(family)}/history?limit=500`))['items'] as readonly Record<string, unknown>[];
const countsOf = async () => {
  const { families, minors } = (await figures()) as Record<'families' | 'minors', { closing: number }>;
  return [families.closing, minors.closing];
};

describe('two records of one family, both registered', () => {
  const before = { figures: {}, list: [] as readonly string[], event: '', first: '', text: '' };
  const report = { key: randomUUID(), text: '' };

  it('are one family in every figure and list from the merge on', async () => {
    report.text = (await held.town.post(SECRETARY, ['B', '/commands/report'], reportOf('B'), report.key)).text;
    await held.town.send(SECRETARY, 'B', 'recognise-sop', recognitionOf('B', 'B'));
    await registered(held.town, 'A');
    Object.assign(before, { figures: await figures(), list: await listed() });
    expect(await countsOf()).toEqual([2, 2]);
    before.first = randomUUID();
    const answer = await merge('A', 'B', before.first);
    expect([codeOf(answer), answer.json]).toMatchObject([
      '201 ',
      { familyId: idOf('A'), events: [{ type: 'families-merged' }] },
    ]);
    Object.assign(before, { event: eventOf(answer), text: answer.text });
    expect(await countsOf()).toEqual([1, 2]);
    expect([await listed(), await listed('&asOf=2026-03-01')]).toEqual([
      before.list.filter((id) => id !== idOf('B')),
      [idOf('A')],
    ]);
    const { members } = await cardOf('A');
    expect((members as readonly unknown[]).length).toBe(4);
  });

  it('are one child as well once the two descriptions are merged', async () => {
    const body = { ...WHY, keptId: idsOf('A').son, absorbedId: idsOf('B').son };
    const answer = await command('A', 'merge-persons', body);
    expect([codeOf(answer), await countsOf()]).toEqual(['201 ', [1, 1]]);
    const back = { occurredOn: DAY, mergeEventId: eventOf(answer), reason: 'Это два ребёнка' };
    expect([codeOf(await command('A', 'unmerge-persons', back)), await countsOf()]).toEqual(['201 ', [1, 2]]);
  });

  it('tell, of the absorbed one, who keeps it, and leave its history to be read', async () => {
    expect(await cardOf('B')).toMatchObject({
      familyId: idOf('B'),
      states: { main: 'REGISTERED' },
      absorbed: { keptFamilyId: idOf('A'), mergeEventId: before.event, on: DAY },
    });
    expect(await cardOf('A')).toMatchObject({ absorbed: null });
    const types = (await historyOf('B')).map(({ type }) => type);
    expect(types.slice(-1)).toEqual(['family-absorbed']);
    expect(types).toContain('recognized-SOP');
    expect((await historyOf('A')).every(({ type }) => type !== 'family-absorbed')).toBe(true);
  });

  it('refuse decisions on the absorbed one, name the family that keeps it, and store nothing', async () => {
    const stored = (await historyOf('B')).length;
    const assess = { occurredOn: DAY, level: 'LOW', justification: 'Проверка', appliesTo: [idsOf('B').son] };
    const refused = await held.town.post(SECRETARY, ['B', '/commands/assess-danger'], assess);
    expect([codeOf(refused), refused.json]).toMatchObject(['409 FAMILY_ABSORBED', { keptFamilyId: idOf('A') }]);
    expect((refused.json as { detail: string }).detail).toContain(idOf('A'));
    expect(codeOf(await merge('C', 'B'))).toBe('404 FAMILY_NOT_FOUND');
    expect(codeOf(await merge('A', 'C'))).toBe('422 FAMILY_UNKNOWN');
    expect(codeOf(await merge('A', 'B'))).toBe('409 FAMILY_ABSORBED');
    expect(codeOf(await merge('B', 'A'))).toBe('409 FAMILY_ABSORBED');
    expect(codeOf(await merge('A', 'A'))).toBe('422 MERGE_WITH_ITSELF');
    const event = (await historyOf('B'))[0]?.['eventId'] as string;
    const annulled = await held.town.post(SECRETARY, ['B', `/events/${event}/annulments`], { reason: 'DUPLICATE' });
    expect(codeOf(annulled)).toBe('409 FAMILY_ABSORBED');
    expect((await historyOf('B')).length).toBe(stored);
  });

  it('answer again what was answered before', async () => {
    const again = await held.town.post(SECRETARY, ['B', '/commands/report'], reportOf('B'), report.key);
    expect([again.text, (await merge('A', 'B', before.first)).text]).toEqual([report.text, before.text]);
  });

  it('are two families again, every figure as before, when the merge is taken back', async () => {
    expect(codeOf(await unmerge('A', before.event))).toBe('201 ');
    expect([await figures(), (await listed()).toSorted()]).toEqual([before.figures, before.list.toSorted()]);
    expect(await cardOf('B')).toMatchObject({ absorbed: null, states: { main: 'REGISTERED' } });
    expect(codeOf(await unmerge('A', before.event))).toBe('404 EVENT_NOT_FOUND');
    expect((await historyOf('B')).map(({ type }) => type).slice(-2)).toEqual(['family-absorbed', 'families-unmerged']);
  });
});

describe('a fact that came from the absorbed family', () => {
  it('is annulled in the family that keeps it, and stays annulled when the two part', async () => {
    await registered(held.town, 'K');
    const events = await registered(held.town, 'L');
    const [families, minors] = (await countsOf()) as [number, number];
    const mergeEventId = eventOf(await merge('K', 'L'));
    expect(await countsOf()).toEqual([families - 1, minors]);
    const path = `/events/${String(events['recognized-SOP'])}/annulments`;
    await corrected(held.town, ['K', path], { reason: 'DUPLICATE' });
    expect(await countsOf()).toEqual([families - 1, minors - 1]);
    expect(codeOf(await unmerge('K', mergeEventId))).toBe('201 ');
    expect(await countsOf()).toEqual([families - 1, minors - 1]);
    const annulled = (await historyOf('L')).find(({ type }) => type === 'recognized-SOP');
    expect(annulled?.['annulledBy']).toEqual(expect.any(String));
  });
});

describe('read models built from zero', () => {
  const everything = async () => ({
    figures: await figures(),
    bank: (await held.town.get('/bank/families?limit=500&asOf=2026-04-01'))['items'],
    deadlines: (await held.town.get(`/deadlines?municipality=${HERE.oktmo}&limit=500&on=2026-04-20`))['items'],
    caseload: await held.town.get(`/caseload?unit=${HERE.oktmo}&on=2026-04-20`).then(({ curators }) => curators),
  });

  it('say the same of merged and parted families as those that grew', async () => {
    await registered(held.town, 'R1');
    await held.town.send(SECRETARY, 'R2', 'report', reportOf('R2'));
    await merge('R1', 'R2');
    const grown = await everything();
    await held.town.server.stop();
    rmSync(join(held.dir, 'read-models'), { recursive: true });
    await start();
    expect(await everything()).toEqual(grown);
  }, 120_000);
});
