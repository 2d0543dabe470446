import fc from 'fast-check';
import type { DatedChange, ReadModelStore } from '@kurator/read-models';
import { family, temporaryFolder, write, type OpenAdapter } from './harness';

const day = fc
  .tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 15, 28, 29, 30, 31))
  .map(([y, m, d]) => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10));
const change: fc.Arbitrary<DatedChange> = fc.record({
  unit: fc.constantFrom('R', 'u1'),
  key: fc.constantFrom('in', 'in:first', 'out', 'вход'),
  date: day,
  n: fc.integer({ min: -3, max: 3 }),
});
const said = fc.array(change, { maxLength: 30 });

/** The sum of the changes themselves, one by one. */
function recount(
  changes: readonly DatedChange[],
  unit: string,
  span: readonly [string | null, string],
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { unit: own, key, date, n } of changes)
    if (own === unit && (span[0] === null || date > span[0]) && date <= span[1])
      sums.set(key, (sums.get(key) ?? 0) + n);
  return new Map([...sums].filter(([, n]) => n !== 0));
}
const plain = (sums: ReadonlyMap<string, number>): object => Object.fromEntries([...sums].sort());

export function sumContract(openAdapter: OpenAdapter): void {
  const folder = temporaryFolder();
  let store: ReadModelStore;
  let epoch: number;
  beforeEach(async () => {
    store = await openAdapter({ dir: folder.dir, collections: [] });
    epoch = await store.acquire();
  });
  afterEach(() => store.close());

  it('gives stocks and flows of any span as a recount of the changes last said', async () => {
    let revision = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(said, said, said), fc.option(day), day, async ([before, a, b], after, upTo) => {
        revision += 2;
        await write(store, epoch, { families: [family('a', revision - 1, { changes: before })] });
        await write(store, epoch, {
          families: [family('a', revision, { changes: a }), family('b', revision, { changes: b })],
        });
        for (const unit of ['R', 'u1']) {
          const expected = recount([...a, ...b], unit, [after, upTo]);
          const found = await store.sums({ unit, after, upTo });
          expect(plain(found)).toEqual(plain(expected));
          const prefixed = [...expected].filter(([key]) => key.startsWith('in'));
          expect(plain(await store.sums({ unit, keyPrefix: 'in', after, upTo }))).toEqual(plain(new Map(prefixed)));
          const chosen = [...expected].filter(([key]) => key === 'out' || key === 'вход');
          expect(plain(await store.sums({ unit, keys: ['out', 'вход'], after, upTo }))).toEqual(plain(new Map(chosen)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('names the families behind sums, each with all that it tells the unit', async () => {
    const telling = (unit: string, key: string, n = 1): DatedChange => ({ unit, key, date: '2026-03-05', n });
    await write(store, epoch, {
      families: [
        family('a', 0, { changes: [telling('R', 'in:first', 2), telling('R', 'other'), telling('u1', 'in')] }),
        family('b', 0, { changes: [telling('u1', 'in')] }),
        family('c', 0, { changes: [telling('R', 'other')] }),
        family('d', 0, { changes: [telling('R', 'in')] }),
      ],
    });
    const told = async (keyPrefixes: readonly string[]): Promise<Record<string, readonly string[]>> => {
      const found: Record<string, readonly string[]> = {};
      for await (const { family: name, changes } of store.toldBy({ unit: 'R', keyPrefixes }))
        found[name] = changes.map(({ key, date, n }) => `${key} ${date} ${n}`).sort();
      return found;
    };
    expect(await told(['in'])).toEqual({
      a: ['in:first 2026-03-05 2', 'other 2026-03-05 1'],
      d: ['in 2026-03-05 1'],
    });
    expect(await told(['none'])).toEqual({});
    expect(await store.snapshot((reads) => reads.sums({ unit: 'R', after: null, upTo: '2026-12-31' }))).toEqual(
      new Map([
        ['in:first', 2],
        ['other', 2],
        ['in', 1],
      ]),
    );
  });

  it('refuses a change that is no whole number or not on a day', async () => {
    const wrong = [
      { unit: 'R', key: 'k', date: '2026-01-01', n: 0.5 },
      { unit: 'R', key: 'k', date: '2026-01', n: 1 },
    ];
    for (const one of wrong)
      await expect(write(store, epoch, { families: [family('z', 9, { changes: [one] })] })).rejects.toThrow(
        'change of k',
      );
  });
}
