import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CURATOR, HERE, openTown, registered, SECRETARY, type Town } from '../corrections/town';

interface Item {
  readonly rule: string;
  readonly familyId: string | null;
  readonly name: string | null;
  readonly status: string;
  readonly effectiveDue?: string;
  readonly responsible?: { readonly agencyId: string; readonly officerId?: string };
}
interface Reminder {
  readonly agencyId: string;
  readonly officerId: string | null;
  readonly dueToday: readonly Item[];
  readonly becameLate: readonly Item[];
}
interface List {
  readonly unit: string;
  readonly day: string;
  readonly since: string;
  readonly reminders: readonly Reminder[];
}

const held = { dir: '', day: '', town: null as unknown as Town };
beforeAll(async () => {
  held.dir = await mkdtemp(join(tmpdir(), 'kurator-reminders-'));
  held.town = await openTown(held.dir, '2026-02-18T03:00:00.000Z');
  await registered(held.town, 'reminded of');
}, 60_000);
afterAll(async () => {
  await held.town.server.stop();
  await rm(held.dir, { recursive: true, force: true });
});

/** The list of a day, once it is made. */
async function listOf(day: string, as: string = SECRETARY): Promise<List> {
  for (let tries = 0; tries < 400; tries += 1) {
    const { lists } = (await held.town.get(`/reminders?municipality=${HERE.oktmo}`, as)) as unknown as {
      lists: List[];
    };
    const [list] = lists.filter((one) => one.day === day);
    if (list !== undefined) return list;
    await pause(25);
  }
  throw new Error(`no list of ${day}`);
}
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const keyOf = ({ rule, familyId, effectiveDue }: Item) => `${rule} ${familyId ?? ''} ${effectiveDue ?? ''}`;
/** What a list holds for an agency, and the same counted from the list of all deadlines of that day. */
async function bothWays(day: string, since: string, as: string, agency: string) {
  const { reminders } = await listOf(day, as);
  const all = ((await held.town.get('/deadlines?limit=500', as)) as unknown as { items: Item[] }).items;
  const own = all.filter(({ responsible }) => responsible?.agencyId === agency);
  const due = ({ effectiveDue = '9999' }: Item, from: string, to: string) => effectiveDue >= from && effectiveDue < to;
  return {
    told: {
      agencies: [...new Set(reminders.map(({ agencyId }) => agencyId))],
      today: reminders.flatMap(({ dueToday }) => dueToday.map(keyOf)).sort(),
      late: reminders.flatMap(({ becameLate }) => becameLate.map(keyOf)).sort(),
    },
    counted: {
      today: own
        .filter((one) => one.status === 'RUNNING' && due(one, day, `${day}x`))
        .map(keyOf)
        .sort(),
      late: own
        .filter((one) => one.status === 'OVERDUE' && due(one, since, day))
        .map(keyOf)
        .sort(),
    },
  };
}

describe('the reminders of the day', () => {
  it('are made once a local day, for each agency its own, as the list of deadlines has them', async () => {
    const seen = { today: 0, late: 0 };
    const running = (await held.town.get('/deadlines?limit=500&status=RUNNING')) as unknown as { items: Item[] };
    const due = running.items.map(({ effectiveDue = '9999' }) => effectiveDue).filter((day) => day > '2026-02-18');
    const dueDay = due.sort()[0] ?? '';
    let since = '2026-02-17';
    for (const day of ['2026-02-18', dueDay, dayAfter(dueDay)]) {
      if (day !== '2026-02-18') await held.town.client.moveClock(`${day}T03:00:00.000Z`);
      const list = await listOf(day);
      const isNear = Date.parse(day) - Date.parse(since) <= 7 * 86_400_000;
      const yesterday = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
      expect(list).toMatchObject({ unit: HERE.oktmo, day, since: isNear ? since : yesterday });
      for (const [as, agency] of [
        [SECRETARY, `kdn-${HERE.key}`],
        [CURATOR, `soc-${HERE.key}`],
      ] as const) {
        const { told, counted } = await bothWays(day, list.since, as, agency);
        expect({ day, as, ...told }).toEqual({ day, as, agencies: told.agencies, ...counted });
        expect(told.agencies.every((one) => one === agency)).toBe(true);
        seen.today += told.today.length;
        seen.late += told.late.length;
      }
      since = day;
      held.day = day;
    }
    expect([seen.today > 0, seen.late > 0]).toEqual([true, true]);
  }, 60_000);

  it('name the family to who may see it, and are the same list after a restart', async () => {
    const { day } = held;
    const before = await listOf(day);
    await held.town.server.kill();
    held.town = await openTown(held.dir, `${day}T12:00:00.000Z`);
    const after = await listOf(day);
    expect(after).toEqual(before);
    const families = after.reminders.flatMap(({ dueToday, becameLate }) => [...dueToday, ...becameLate]);
    expect(families.filter(({ familyId }) => familyId !== null).every(({ name }) => name === 'Тестова Мария')).toBe(
      true,
    );
  });

  it('are refused for another territory', async () => {
    const outside = await held.town.client.get(SECRETARY, '/reminders?municipality=88999000');
    expect([outside.status, (outside.json as { code: string }).code]).toEqual([403, 'FORBIDDEN_TERRITORY']);
  });
});
