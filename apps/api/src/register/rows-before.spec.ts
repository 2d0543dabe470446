import type { EventLog, StoredEvent } from '@kurator/event-log';
import type { FamilyView } from '@kurator/family';
import { ReadModelsBuilding, type ReadModelStore, type StoreVersions } from '@kurator/read-models';
import { caseload } from '@projections/caseload';
import { madeOfProjections } from './building';
import { openBefore } from './rows-before';

const stored = [
  { id: 'a/1', familyId: 'a', specialistId: 's', from: '2026-01-01', to: '2026-03-01' },
  { id: 'b/1', familyId: 'b', specialistId: 's', from: '2026-01-01', to: '9999-12-31' },
];
const WHERE = { specialistId: { eq: 's' }, from: { lte: '2026-03-01' }, to: { gt: '2026-03-01' } };
const missing = () => new ReadModelsBuilding(1, 2);

/** What is read of a log, which stands at its end of this moment. */
function growing() {
  const events: StoredEvent[] = [];
  const at = (position: string | null): number => (position === null ? 0 : Number(position));
  const log = {
    head: () => Promise.resolve(String(events.length)),
    compare: (a: string, b: string) => at(a) - at(b),
    readAll: ({ after }: { readonly after: string | null }) =>
      Promise.resolve({ events: events.slice(at(after)), next: String(events.length), atHead: true }),
  } as unknown as EventLog;
  return {
    log,
    says: (stream: string) =>
      void events.push({ stream, revision: 0, position: String(events.length + 1) } as unknown as StoredEvent),
  };
}

/** The rows of the program before, whose projections had these signatures. */
async function before(projections: Readonly<Record<string, string>>) {
  const { log, says } = growing();
  says('family-a');
  const store = {
    find: () => Promise.resolve({ items: stored, nextCursor: null }),
    checkpoint: () => Promise.resolve({ position: '1', eventId: null }),
    close: () => Promise.resolve(),
  } as unknown as ReadModelStore;
  const versions = {
    serving: () => Promise.resolve({ name: 'before', signature: 'other' }),
    madeOf: () => Promise.resolve({ law: '', projections }),
    open: () => Promise.resolve(store),
  } as unknown as StoreVersions;
  const loaded: string[] = [];
  const load = (family: string) => {
    loaded.push(family);
    return Promise.resolve({ view: { family } as unknown as FamilyView, revision: 0 });
  };
  const opened = await openBefore({ log, versions, views: { load } });
  return { says, loaded, rows: opened?.rows(missing) };
}
/** What the present program says of a family. */
const rendering = (rows: readonly object[]) =>
  jest.spyOn(caseload, 'render').mockReturnValue({ documents: { caseload: rows as never } });
afterEach(() => jest.restoreAllMocks());

it('gives the stored rows of families that nothing touched since', async () => {
  const { rows, loaded } = await before(madeOfProjections());
  expect(await rows?.('caseload', WHERE)).toEqual(stored);
  expect(loaded).toEqual([]);
});

it('gives what a family says now in place of its stored rows, rendered once for each time it was touched', async () => {
  const { says, rows, loaded } = await before(madeOfProjections());
  says('family-b');
  const now = (id: string, from: string, to: string) => ({ id, familyId: 'b', specialistId: 's', from, to });
  const kept = now('b/2', '2026-03-01', '2026-03-02');
  rendering([
    kept,
    now('b/3', '2026-03-02', '2026-04-01'),
    now('b/4', '2026-01-01', '2026-03-01'),
    { ...kept, specialistId: 't' },
  ]);
  for (let asked = 0; asked < 2; asked += 1) expect(await rows?.('caseload', WHERE)).toEqual([stored[0], kept]);
  expect(loaded).toEqual(['b']);
  says('family-b');
  await rows?.('caseload', { ...WHERE, specialistId: { in: ['s'] } });
  expect(loaded).toEqual(['b', 'b']);
});

it('says that they are being built for a projection that has changed, or of which nobody knows', async () => {
  for (const made of [{ ...madeOfProjections(), caseload: 'other' }, {}])
    await expect((await before(made)).rows?.('caseload', WHERE)).rejects.toBeInstanceOf(ReadModelsBuilding);
});
