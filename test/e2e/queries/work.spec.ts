import { randomUUID } from 'node:crypto';
import { idOf } from '../../support/ids';
import {
  CURATOR,
  DEPUTY,
  HERE,
  idsOf,
  openTown,
  recognitionOf,
  registered,
  reportOf,
  SECRETARY,
  type Town,
} from '../corrections/town';

interface Listed {
  readonly kind?: string;
  readonly rule?: string;
  readonly familyId: string | null;
  readonly name: string | null;
  readonly effectiveDue?: string;
  readonly responsible?: { readonly agencyId: string };
  readonly forAnother?: boolean;
}
interface Work {
  readonly on: string;
  readonly late: readonly Listed[];
  readonly today: readonly Listed[];
  readonly thisWeek: readonly Listed[];
  readonly waiting: readonly Listed[];
  readonly counts: Readonly<Record<string, number>>;
}

const GUARDIAN = `guardian-${HERE.key}`;

let town: Town;
const work = async (as: string, more = '') => (await town.get(`/work${more}`, as)) as unknown as Work;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.server.stop());

/** A proposal is answered without a position: it shows when the read models have it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come to hold');
}

describe('GET /work', () => {
  it('tells late, today and this week as the list of deadlines does, for the own agency alone', async () => {
    await registered(town, 'work one');
    await registered(town, 'work another');
    await town.send(SECRETARY, 'work two', 'report', reportOf('work two', '2026-04-07'));
    await town.send(SECRETARY, 'work two', 'recognise-sop', recognitionOf('work two', 'two', '2026-04-08'));
    const { items } = (await town.get('/deadlines?limit=500', SECRETARY)) as unknown as {
      items: (Listed & { status: string })[];
    };
    // Counted from the whole list: 20 April is the day of the register.
    for (const [as, own] of [
      [SECRETARY, `kdn-${HERE.key}`],
      [CURATOR, `soc-${HERE.key}`],
    ] as const) {
      const mine = items.filter(({ responsible }) => responsible?.agencyId === own);
      const running = mine.filter(({ status, effectiveDue }) => status === 'RUNNING' && effectiveDue);
      const expected = {
        late: mine.filter(({ status }) => status === 'OVERDUE').length,
        today: running.filter(({ effectiveDue }) => effectiveDue === '2026-04-20').length,
        thisWeek: running.filter(({ effectiveDue = '' }) => effectiveDue > '2026-04-20' && effectiveDue <= '2026-04-26')
          .length,
      };
      const { on, counts, ...lists } = await work(as);
      expect([as, on, counts]).toEqual([as, '2026-04-20', { ...expected, waiting: 0 }]);
      expect(lists.late).toHaveLength(expected.late);
      expect([...lists.late, ...lists.today, ...lists.thisWeek].every((one) => one.responsible?.agencyId === own)).toBe(
        true,
      );
    }
    const secretary = await work(SECRETARY);
    expect(secretary.counts['late']).toBeGreaterThan(0);
    expect(secretary.late.every(({ familyId, name }) => familyId === null || name === 'Тестова Мария')).toBe(true);
    // The programme of who was registered on the 8th is due in ten working days (MARIEL 5.3).
    const { thisWeek } = await work(CURATOR);
    expect(thisWeek).toContainEqual(expect.objectContaining({ familyId: idOf('work two'), rule: 'DL-15' }));
  });

  it('keeps to its limit and counts all', async () => {
    const { late, counts } = await work(SECRETARY, '?limit=1');
    expect(late).toHaveLength(1);
    expect(counts['late']).toBe((await work(SECRETARY)).counts['late']);
    expect(counts['late']).toBeGreaterThan(1);
  });

  it('shows what waits until it is seen to, and says what one proposed oneself', async () => {
    const events = await registered(town, 'work three');
    const proposed = await town.post(SECRETARY, ['work three', `/events/${events['recognized-SOP']}/annulments`], {
      reason: 'ENTERED_BY_MISTAKE',
    });
    expect(proposed.status).toBe(201);
    const seen = async (as: string) =>
      (await work(as)).waiting.map(({ kind, familyId, forAnother = false }) => [kind, familyId, forAnother]);
    await until(async () => (await work(DEPUTY)).counts['waiting'] === 1);
    expect(await seen(SECRETARY)).toEqual([['PROPOSAL', idOf('work three'), true]]);
    expect(await seen(DEPUTY)).toEqual([['PROPOSAL', idOf('work three'), false]]);
    expect(await seen(CURATOR)).toEqual([]);
    const { proposalId } = proposed.json as { proposalId: string };
    const rejected = await town.post(DEPUTY, ['work three', `/proposals/${proposalId}/rejection`], { reason: 'Верно' });
    expect(rejected.status).toBe(201);
    await until(async () => (await work(DEPUTY)).counts['waiting'] === 0);
  });
});

describe('what was known at an instant', () => {
  it('decides deadlines, history, proposals and the programme of a family, and asOf ends a history', async () => {
    const family = 'known then';
    await town.send(SECRETARY, family, 'report', reportOf(family, '2026-02-02'));
    const history = (more = '') =>
      town.get(`/families/${idOf(family)}/history${more}`) as Promise<{
        items: { type: string; recordedAt: string; revision: number }[];
        total: number;
        nextFrom: number | null;
      }>;
    const before = await history();
    const knownAt = before.items.at(-1)?.recordedAt ?? '';
    const now = new Date(Date.parse(knownAt) + 60_000).toISOString();
    await town.client.moveClock(now);
    await town.send(SECRETARY, family, 'recognise-sop', recognitionOf(family, family, '2026-02-17'));
    const all = await history();
    expect(all.total).toBeGreaterThan(before.total);
    expect(await history(`?knownAt=${knownAt}`)).toMatchObject({ total: before.total, nextFrom: null, knownAt });
    expect(await history('?asOf=2026-02-16')).toMatchObject({ total: before.total, asOf: '2026-02-16' });
    expect(await history(`?asOf=2026-02-16&limit=1`)).toMatchObject({ items: [{ revision: 0 }], nextFrom: 1 });
    const rules = async (more: string) => {
      const { items } = (await town.get(`/families/${idOf(family)}/deadlines?on=2026-04-20${more}`)) as unknown as {
        items: { rule: string; metOn: string | null }[];
      };
      return items.map(({ rule }) => rule);
    };
    // The programme is owed since the registration, of which nobody knew then.
    expect(await rules('')).toContain('DL-15');
    expect(await rules(`&knownAt=${knownAt}`)).not.toContain('DL-15');
    const programme = await town.get(`/families/${idOf(family)}/programme?knownAt=${knownAt}`);
    expect(programme).toMatchObject({ state: 'PROG_NONE', programmes: [], asOf: '2026-04-20', knownAt });
  });
});

describe('GET /emergencies', () => {
  it('lists chains with steps, terms and, for guardianship alone, the place of a removed child', async () => {
    const family = 'chain';
    const { son } = idsOf(family);
    await town.send(SECRETARY, family, 'report', reportOf(family, '2026-04-17'));
    const emergencyId = randomUUID();
    const sent = (command: string, time: string, data: object) =>
      town.send(GUARDIAN, family, command, {
        ...{ emergencyId, occurredOn: '2026-04-17', occurredAt: `2026-04-17T${time}:00.000Z` },
        ...data,
      });
    const surveyAct = { kind: 'DK-08', number: '12', date: '2026-04-17' };
    await sent('report-threat', '06:00', { receivedBy: 'GUARDIANSHIP', children: [son], situation: 'Учебный случай' });
    await sent('record-emergency-visit', '07:00', {
      ...{ place: 'Учебная улица, дом 1', visitors: ['off-3'], surveyAct, threatConfirmed: true },
    });
    await sent('prepare-removal-act', '08:00', {
      ...{ actNo: '3', signedByHeadOfMunicipality: true, children: [son], removedFrom: 'BOTH_PARENTS' },
    });
    await sent('remove-child', '09:00', { childId: son });
    const placeName = 'Учебный центр';
    await sent('place-child', '10:00', { childId: son, placement: 'PL-03', placeName, siblingsTogether: true });
    const list = (as: string, more = '') => town.get(`/emergencies${more}`, as);
    const seen = await list(GUARDIAN);
    expect(seen).toMatchObject({
      total: 1,
      items: [
        {
          ...{ familyId: idOf(family), emergencyId, openedOn: '2026-04-17', state: 'EM_PLACED', open: true },
          ...{ removals: 1, allTermsMet: false, children: [{ personId: son, state: 'PLACED', placeName }] },
        },
      ],
    });
    const [chain] = (seen as { items: { steps: { type: string }[]; dues: { rule: string; status: string }[] }[] })
      .items;
    expect(chain?.steps.map(({ type }) => type)).toEqual([
      'threat-reported',
      'emergency-visit-made',
      'removal-act-prepared',
      'child-removed',
      'child-placed',
    ]);
    // Going there is met the same day; the prosecutor was not told at once (MARIEL 7.1 (1), (4)).
    expect(chain?.dues.find(({ rule }) => rule === 'DL-42')?.status).toBe('MET');
    const [hidden] = ((await list(SECRETARY)) as { items: { children: object[] }[] }).items;
    expect(hidden?.children[0]).toMatchObject({ personId: son, state: 'PLACED' });
    expect(hidden?.children[0]).not.toHaveProperty('placeName');
    expect(await list(SECRETARY, '?state=EM_CLAIM_FILED')).toMatchObject({ items: [], total: 0 });
    expect(await list(SECRETARY, '?asOf=2026-04-16')).toMatchObject({ items: [], total: 0, asOf: '2026-04-16' });
  });
});
