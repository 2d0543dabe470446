import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idOf } from '../../support/ids';
import {
  codeOf,
  corrected,
  CURATOR,
  departureOf,
  DEPUTY,
  HERE,
  idsOf,
  NOBODY,
  openTown,
  proposalOf,
  recognitionOf,
  registered,
  reportOf,
  SECRETARY,
  TWIN,
  type Town,
} from './town';

const held = { town: null as unknown as Town, dir: '' };
beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-corrections-'));
  held.town = await openTown(held.dir);
}, 60_000);
afterAll(async () => {
  await held.town.server.stop();
  rmSync(held.dir, { recursive: true, force: true });
});

const mainOf = async (family: string, query = '') =>
  ((await held.town.get(`/families/${idOf(family)}${query}`))['states'] as { main: string }).main;
const inOf = async (quarter: string) => ((await held.town.quarter(quarter))['families'] as { in: number }).in;
const historyOf = async (family: string) =>
  (await held.town.get(`/families/${idOf(family)}/history?limit=500`))['items'] as readonly Record<string, unknown>[];
const annulment = (eventId: string | undefined) => `/events/${String(eventId)}/annulments`;
const correction = (eventId: string | undefined) => `/events/${String(eventId)}/corrections`;
const MISTAKE = { reason: 'ENTERED_BY_MISTAKE' };

describe('an annulment', () => {
  const family = 'annulled';

  it('is proposed by one officer, moves nothing, and is made by another one only', async () => {
    const { town } = held;
    const events = await registered(held.town, family);
    const before = await inOf('2026-Q1');
    const key = randomUUID();
    const path = annulment(events['recognized-SOP']);
    const proposed = await town.post(SECRETARY, [family, path], MISTAKE, key);
    expect(proposed.status).toBe(201);
    expect(proposed.json).toEqual({ proposalId: proposalOf(proposed), status: 'PROPOSED' });
    expect(proposed.headers.get('etag')).toMatch(/^"\d+"$/);
    expect((await town.post(SECRETARY, [family, path], MISTAKE, key)).text).toBe(proposed.text);
    expect(codeOf(await town.post(SECRETARY, [family, path], { reason: 'DUPLICATE' }, key))).toBe(
      '409 IDEMPOTENCY_MISMATCH',
    );
    expect([await mainOf(family), await inOf('2026-Q1')]).toEqual(['REGISTERED', before]);

    const confirmation = `/proposals/${proposalOf(proposed)}/confirmation`;
    for (const [who, code] of [
      [SECRETARY, 'FOUR_EYES_REQUIRED'],
      [TWIN, 'FOUR_EYES_REQUIRED'],
      [NOBODY, 'FOUR_EYES_REQUIRED'],
      [CURATOR, 'FORBIDDEN_ROLE'],
    ] as const)
      expect([who, codeOf(await town.post(who, [family, confirmation], {}))]).toEqual([who, `403 ${code}`]);
    expect(await mainOf(family)).toBe('REGISTERED');

    const again = randomUUID();
    const confirmed = await town.post(DEPUTY, [family, confirmation], {}, again);
    expect(confirmed.json).toMatchObject({ familyId: idOf(family), events: [{ type: 'event-annulled' }] });
    expect((await town.post(DEPUTY, [family, confirmation], {}, again)).text).toBe(confirmed.text);
    expect([await mainOf(family), await inOf('2026-Q1')]).not.toEqual(['REGISTERED', before]);
    expect(await inOf('2026-Q1')).toBe(before - 1);
  });

  it('is shown in the history beside what it annuls, with the quarters that it moves', async () => {
    const items = await historyOf(family);
    const by = items.find(({ type }) => type === 'event-annulled');
    expect(items.find(({ type }) => type === 'recognized-SOP')).toMatchObject({
      annulledBy: by?.['eventId'],
      correctedBy: null,
    });
    expect(by?.['data']).toMatchObject({
      approvedBy: `off-deputy-${HERE.key}`,
      affectsPeriods: ['2026-Q1', '2026-Q2'],
      reason: 'ENTERED_BY_MISTAKE',
    });
    expect(items.filter(({ annulledBy }) => annulledBy !== null)).toHaveLength(1);
  });

  it('does not change what was known before it', async () => {
    const items = await historyOf(family);
    const knownAt = String(items.find(({ type }) => type === 'recognized-SOP')?.['recordedAt']);
    expect(await mainOf(family, `?knownAt=${knownAt}`)).toBe('REGISTERED');
    expect(await mainOf(family, '?asOf=2026-03-01')).not.toBe('REGISTERED');
  });

  it('can be made once, and not of itself', async () => {
    const { town } = held;
    const items = await historyOf(family);
    const idOfType = (type: string) => String(items.find((item) => item['type'] === type)?.['eventId']);
    const tried = async (eventId: string) => codeOf(await town.post(SECRETARY, [family, annulment(eventId)], MISTAKE));
    expect(await tried(idOfType('recognized-SOP'))).toBe('422 ALREADY_ANNULLED');
    expect(await tried(idOfType('event-annulled'))).toBe('422 NOT_CORRECTABLE');
    expect(await tried(idOf('no event'))).toBe('404 EVENT_NOT_FOUND');
    const other = await registered(held.town, 'stranger');
    expect(await tried(String(other['reported']))).toBe('404 EVENT_NOT_FOUND');
    const confirmation = `/proposals/${idOfType('correction-proposed')}/confirmation`;
    expect(codeOf(await town.post(DEPUTY, [family, confirmation], {}))).toBe('422 PROPOSAL_DECIDED');
    expect(codeOf(await town.post(DEPUTY, [family, `/proposals/${idOf('none')}/confirmation`], {}))).toBe(
      '404 PROPOSAL_NOT_FOUND',
    );
  });
});

describe('a correction', () => {
  const family = 'corrected';

  it('puts the body of the command in place of what was recorded, with what is derived found anew', async () => {
    const events = await registered(held.town, family);
    const { mother, son } = idsOf(family);
    const [first, second] = reportOf(family).persons;
    const persons = [
      { ...first, name: { last: 'Образцова', first: 'Анна' } },
      { ...second, birthDate: '2015-07-01' },
    ];
    const replacement = { ...reportOf(family, '2026-01-30'), persons };
    await corrected(held.town, [family, correction(events['reported'])], { replacement, reason: 'Ошибка в имени' });
    const card = await held.town.get(`/families/${idOf(family)}`);
    expect(card['members']).toMatchObject([
      { personId: mother, name: { last: 'Образцова' } },
      { personId: son, birthDate: '2015-07-01', birthMonth: '2015-07' },
    ]);
    const items = await historyOf(family);
    const original = items.find(({ type }) => type === 'reported');
    const by = items.find(({ type }) => type === 'event-corrected');
    expect(original).toMatchObject({ occurredOn: '2026-02-02', correctedBy: by?.['eventId'], annulledBy: null });
    expect(original?.['data']).toMatchObject({ persons: [{ name: { last: 'Тестова' } }, {}] });
    expect(by?.['data']).toMatchObject({ replacedOn: '2026-01-30', replacement: { persons: [{}, {}] } });
    expect(await mainOf(family, '?asOf=2026-01-30')).toBe('REPORTED');
    const found = await held.town.get(`/bank/families?q=${encodeURIComponent('Образцова')}`);
    expect(found['items']).toMatchObject([{ familyId: idOf(family) }]);
  });

  it('takes the data of the event as well, as the history shows them', async () => {
    const recognised = (await historyOf(family)).find(({ type }) => type === 'recognized-SOP');
    const data = recognised?.['data'] as Record<string, unknown>;
    const replacement = { ...data, occurredOn: '2026-04-10', dangerLevel: 'CRITICAL' };
    const before = [await inOf('2026-Q1'), await inOf('2026-Q2')] as const;
    await corrected(held.town, [family, correction(String(recognised?.['eventId']))], {
      replacement,
      reason: 'Другой день',
    });
    expect(await held.town.get(`/families/${idOf(family)}`)).toMatchObject({ dangerLevel: 'CRITICAL' });
    expect([await inOf('2026-Q1'), await inOf('2026-Q2')]).toEqual([before[0] - 1, before[1] + 1]);
  });

  it('may itself be corrected: the latest wins', async () => {
    const recognised = (await historyOf(family)).find(({ type }) => type === 'recognized-SOP');
    const replacement = { ...recognitionOf(family, family), occurredOn: '2026-02-18' };
    await corrected(held.town, [family, correction(String(recognised?.['eventId']))], {
      replacement,
      reason: 'Всё-таки февраль',
    });
    expect(await held.town.get(`/families/${idOf(family)}`)).toMatchObject({ registeredOn: '2026-02-18' });
  });

  it('is refused with the place below `replacement` that is wrong', async () => {
    const { town } = held;
    const reported = String((await historyOf(family)).find(({ type }) => type === 'reported')?.['eventId']);
    const [first, second] = reportOf(family).persons;
    const tried = async (replacement: unknown) => {
      const { status, json } = await town.post(SECRETARY, [family, correction(reported)], {
        replacement,
        reason: 'Нет',
      });
      const { code, errors = [] } = json as { code: string; errors?: readonly { path: string }[] };
      return [status, code, ...errors.map(({ path }) => path)];
    };
    const wrongDate = { ...reportOf(family), persons: [first, { ...second, birthDate: '2014-02-30' }] };
    expect(await tried(wrongDate)).toEqual([400, 'VALIDATION_FAILED', 'replacement.persons[1].birthDate']);
    expect(await tried({ ...reportOf(family), surprise: 1 })).toEqual([
      400,
      'VALIDATION_FAILED',
      'replacement.surprise',
    ]);
    expect(await tried(undefined)).toEqual([400, 'VALIDATION_FAILED', 'replacement']);
    expect(await tried(reportOf(family, '2026-04-21'))).toEqual([400, 'IN_THE_FUTURE', 'replacement.occurredOn']);
  });
});

describe('what would make a later fact impossible', () => {
  const family = 'contradicted';

  it('is refused, naming the fact, when it is proposed', async () => {
    const { town } = held;
    const events = await registered(held.town, family);
    const left = await town.send(SECRETARY, family, 'deregister', departureOf(family, 'away', '2026-04-15'));
    const refused = await town.post(SECRETARY, [family, annulment(events['recognized-SOP'])], MISTAKE);
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ code: 'LATER_FACT_CONTRADICTS', eventId: left['deregistered'] });
    const resolution = await town.post(SECRETARY, [family, annulment(events['resolution-adopted'])], MISTAKE);
    expect(resolution.json).toMatchObject({ code: 'LATER_FACT_CONTRADICTS', eventId: events['recognized-SOP'] });
  });

  it('and again when it is confirmed, for the history may have grown', async () => {
    const { town } = held;
    const events = await registered(held.town, 'grown');
    const proposed = await town.post(SECRETARY, ['grown', annulment(events['recognized-SOP'])], MISTAKE);
    await town.send(SECRETARY, 'grown', 'deregister', departureOf('grown', 'grown away', '2026-04-15'));
    const confirmation = `/proposals/${proposalOf(proposed)}/confirmation`;
    expect(codeOf(await town.post(DEPUTY, ['grown', confirmation], {}))).toBe('422 LATER_FACT_CONTRADICTS');
    const why = { reason: 'Уже снята с учёта' };
    const rejected = await town.post(DEPUTY, ['grown', `/proposals/${proposalOf(proposed)}/rejection`], why);
    expect(rejected.json).toMatchObject({ events: [{ type: 'correction-rejected' }] });
    const { items } = await town.get(`/families/${idOf('grown')}/proposals`);
    expect(items).toMatchObject([
      { proposalId: proposalOf(proposed), status: 'REJECTED', kind: 'ANNULMENT', targetType: 'recognized-SOP' },
    ]);
  });

  it('nothing of a refused step is stored', async () => {
    const before = (await historyOf(family)).length;
    const first = (await historyOf(family))[0] as Record<string, unknown>;
    await held.town.post(SECRETARY, [family, annulment(String(first['eventId']))], { reason: 'OTHER' });
    await held.town.post(CURATOR, [family, annulment(String(first['eventId']))], MISTAKE);
    expect((await historyOf(family)).length).toBe(before);
  });
});

it('a server that builds its read models anew says the same of every quarter', async () => {
  const read = async (town: Town) => [
    await town.quarter('2026-Q1'),
    await town.quarter('2026-Q2'),
    (await town.get('/bank/families'))['items'],
  ];
  const without = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'position' ? undefined : inner)));
  const before = await read(held.town);
  await held.town.server.stop();
  rmSync(join(held.dir, 'read-models'), { recursive: true });
  held.town = await openTown(held.dir, '2026-04-20T12:00:00.000Z');
  expect(without(await read(held.town))).toEqual(without(before));
}, 60_000);
