import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { builtInProfiles } from '@kurator/regulation';
import { verify } from '../../faults/verify';
import { idOf } from '../../support/ids';
import { openTown, recognitionOf, reportOf, SECRETARY, townDirectory, type Town } from '../corrections/town';

type Json = Readonly<Record<string, unknown>>;
const FAMILIES = ['first under an unknown year', 'second under an unknown year'];
const held = { dir: '', town: null as unknown as Town };

beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-law-'));
  held.town = await openTown(held.dir, '2027-12-28T03:00:00.000Z');
  for (const [n, family] of FAMILIES.entries()) {
    await held.town.send(SECRETARY, family, 'report', reportOf(family, '2027-12-20'));
    await held.town.send(SECRETARY, family, 'recognise-sop', recognitionOf(family, `${n}`, '2027-12-28'));
  }
}, 60_000);
afterAll(() => rm(held.dir, { recursive: true, force: true }));

const listed = async (status: string): Promise<readonly Json[]> =>
  (await held.town.get(`/deadlines?limit=500&status=${status}`))['items'] as readonly Json[];
const rendered = (): Promise<string> => readFile(join(held.dir, 'rendered-law'), 'utf8').catch(() => '');
/** Waits until the rows stand under another law than before. */
async function renderedAfter(before: string): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if ((await rendered()) !== before) return;
    await pause(25);
  }
  throw new Error('the rows are not rendered again');
}
const publish = async (path: string, body: object): Promise<void> => {
  const answer = await held.town.client.post('ministry', path, body, { 'idempotency-key': randomUUID() });
  if (answer.status !== 201) throw new Error(answer.text);
};

describe('a change of the law', () => {
  it('that gives a year its calendar gives the work list its due days, without a decision on the families', async () => {
    const missing = await listed('CALENDAR_MISSING');
    expect(new Set(missing.map(({ familyId }) => familyId))).toEqual(new Set(FAMILIES.map(idOf)));
    // The first version was built under the law of the start: nothing had to be rendered again.
    const before = await rendered();
    expect(before).toBe('');
    await publish('/calendars/2028/commands/publish-calendar', {
      ...{ occurredOn: '2027-12-28', daysOff: ['2028-01-03'], workingWeekends: [], source: 'Учебный', verified: false },
    });
    await renderedAfter(before);
    expect(await listed('CALENDAR_MISSING')).toEqual([]);
    const running = await listed('RUNNING');
    for (const { familyId, rule } of missing)
      expect(running).toContainEqual(
        expect.objectContaining({ familyId, rule, effectiveDue: expect.stringMatching(/^2028-/) as string }),
      );
  });

  it('of a regulation or the directory leaves rows that a rebuild from zero would leave', async () => {
    let before = await rendered();
    const mariel = builtInProfiles.find(({ profileId }) => profileId === 'MARIEL') as unknown as Json;
    await publish('/profiles/MARIEL/commands/publish-profile', { ...mariel, profileVersion: 2 });
    await renderedAfter(before);
    before = await rendered();
    const officers = townDirectory.officers.map((one) => ({ ...one, fte: 0.5 }));
    const imported = await held.town.client.post('admin', '/directory/imports', { ...townDirectory, officers });
    expect(imported.status).toBe(200);
    await renderedAfter(before);
    await held.town.server.stop();
    const { served, rebuilt } = await verify(held.dir);
    expect(served).toEqual(rebuilt);
  }, 60_000);

  it('that nobody rendered for, because the server died, is found at the next start', async () => {
    await rm(join(held.dir, 'rendered-law'));
    held.town = await openTown(held.dir, '2027-12-28T06:00:00.000Z');
    await renderedAfter('');
    await held.town.server.stop();
  }, 60_000);
});
