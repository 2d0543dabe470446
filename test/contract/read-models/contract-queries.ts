import fc from 'fast-check';
import {
  BadDocument,
  CursorUnknown,
  type Doc,
  type Filter,
  type FindQuery,
  type ReadModelStore,
  type Scalar,
} from '@kurator/read-models';
import { family, temporaryFolder, write, type OpenAdapter } from './harness';

const collections = [
  { name: 'things', columns: { place: 'text', size: 'integer', open: 'integer' }, indexes: [['place', 'size', 'id']] },
] as const;

/** Numbers by size, texts by code points, a missing value before both. */
function order(a: Scalar, b: Scalar): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? -1 : 1;
  return a < b ? -1 : 1;
}

type Condition = Filter[string];
type Range = { readonly [bound in 'gte' | 'gt' | 'lte' | 'lt']?: Scalar };
const within = (value: Scalar, { gte, gt, lte, lt }: Range): boolean =>
  (gte === undefined || order(value, gte) >= 0) &&
  (gt === undefined || order(value, gt) > 0) &&
  (lte === undefined || order(value, lte) <= 0) &&
  (lt === undefined || order(value, lt) < 0);

function meets(value: Scalar, condition: Condition): boolean {
  if ('eq' in condition) return value === condition.eq;
  if ('in' in condition) return condition.in.includes(value);
  if ('prefix' in condition) return typeof value === 'string' && value.startsWith(condition.prefix);
  return value === null ? condition.orNull === true : within(value, condition);
}
/** What a filter means, said once more without SQL. */
const matches = (doc: Doc, filter: Filter): boolean =>
  Object.entries(filter).every(([column, condition]) => meets((doc[column] ?? null) as Scalar, condition));

function compare(sort: NonNullable<FindQuery['sort']>): (a: Doc, b: Doc) => number {
  const keys = [...sort, { by: 'id', dir: 'asc' as const }];
  return (a, b) => {
    for (const { by: column, dir } of keys) {
      const by = order((a[column] ?? null) as Scalar, (b[column] ?? null) as Scalar);
      if (by !== 0) return dir === 'asc' ? by : -by;
    }
    return 0;
  };
}

async function pages(store: ReadModelStore, query: FindQuery): Promise<Doc[]> {
  const found: Doc[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await store.find('things', { ...query, ...(cursor ? { cursor } : {}) });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const place = fc.constantFrom('альфа', 'альт', 'бета', 'Я', 'é', '');
const size = fc.integer({ min: -2, max: 3 });
const orMissing = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const docs = fc
  .array(fc.record({ place: orMissing(place), size: orMissing(size) }), { maxLength: 25 })
  .map((list) => list.map((one, n): Doc => ({ id: `d${String(n).padStart(2, '0')}`, ...one })));
const bound = fc.oneof(
  fc.record({ size: fc.record({ gte: size, lt: size, orNull: fc.boolean() }) }),
  fc.record({ size: fc.record({ gt: size }) }),
  fc.record({ size: fc.record({ lte: size }) }),
  fc.record({ size: fc.record({ eq: fc.option(size) }) }),
  fc.record({ place: fc.record({ in: fc.array(fc.option(place), { maxLength: 3 }) }) }),
  fc.record({ place: fc.record({ prefix: fc.constantFrom('', 'аль', 'б', 'Я') }), size: fc.record({ gte: size }) }),
  fc.constant({}),
) as fc.Arbitrary<Filter>;
const sorts = fc.constantFrom<NonNullable<FindQuery['sort']>>(
  [],
  [{ by: 'size', dir: 'asc' }],
  [{ by: 'size', dir: 'desc' }],
  [
    { by: 'place', dir: 'desc' },
    { by: 'size', dir: 'asc' },
  ],
);

export function queryContract(openAdapter: OpenAdapter): void {
  const folder = temporaryFolder();
  let store: ReadModelStore;
  let epoch: number;
  beforeEach(async () => {
    store = await openAdapter({ dir: folder.dir, collections });
    epoch = await store.acquire();
  });
  afterEach(() => store.close());
  let revision = 0;
  const put = (things: readonly Doc[]): Promise<void> =>
    write(store, epoch, { families: [family('f', (revision += 1), { documents: { things } })] });

  it('finds, pages, counts, groups and lists exactly what an independent recount finds', async () => {
    await fc.assert(
      fc.asyncProperty(docs, bound, sorts, fc.integer({ min: 1, max: 7 }), async (things, where, sort, limit) => {
        await put(things);
        const expected = things.filter((doc) => matches(doc, where)).sort(compare(sort));
        const found = await pages(store, { where, sort, limit });
        expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        expect(await store.count('things', where)).toBe(expected.length);
        const groups = await store.countBy('things', ['place'], where);
        for (const { key, n } of groups)
          expect(n).toBe(expected.filter((doc) => (doc['place'] ?? null) === key[0]).length);
        expect(groups.reduce((sum, { n }) => sum + n, 0)).toBe(expected.length);
        const sizes = [...new Set(expected.map((doc) => (doc['size'] ?? null) as number | null))];
        sizes.sort((a, b) => (a ?? -99) - (b ?? -99));
        expect(await store.distinct('things', 'size', where)).toEqual(sizes);
      }),
      { numRuns: 150 },
    );
  });

  it('gets documents in the order asked for, whole, and leaves out what does not exist', async () => {
    await put([
      { id: 'a', place: 'x', deep: { list: [1, null, true] } },
      { id: 'b', open: true },
    ]);
    expect(await store.get('things', ['b', 'none', 'a'])).toEqual([
      { id: 'b', open: true },
      { id: 'a', place: 'x', deep: { list: [1, null, true] } },
    ]);
    expect(await store.count('things', { open: { eq: 1 } })).toBe(1);
  });

  it('keeps its place while rows come and go between two pages', async () => {
    const rows = (sizes: readonly number[]): Doc[] => sizes.map((n) => ({ id: `r${n}`, size: n }));
    await put(rows([10, 20, 30, 40]));
    const query: FindQuery = { where: {}, sort: [{ by: 'size', dir: 'asc' }], limit: 2 };
    const first = await store.find('things', query);
    await put(rows([5, 10, 25, 30, 40]));
    const second = await store.find('things', { ...query, cursor: first.nextCursor as string });
    expect(second.items.map(({ id }) => id)).toEqual(['r25', 'r30']);
  });

  it('refuses a cursor that it did not give for this question', async () => {
    await put([{ id: 'a' }, { id: 'b' }]);
    const { nextCursor } = await store.find('things', { where: {}, limit: 1 });
    const wrong = ['', 'abc', Buffer.from('[1]').toString('base64url'), `${nextCursor}x`.slice(3)];
    for (const cursor of wrong)
      await expect(store.find('things', { where: {}, limit: 1, cursor })).rejects.toBeInstanceOf(CursorUnknown);
    await expect(
      store.find('things', { where: { size: { eq: 1 } }, limit: 1, cursor: nextCursor as string }),
    ).rejects.toBeInstanceOf(CursorUnknown);
  });

  it('refuses a collection, a column and a value that were never declared', async () => {
    await expect(store.count('nothing', {})).rejects.toBeInstanceOf(BadDocument);
    await expect(store.count('things', { colour: { eq: 1 } })).rejects.toBeInstanceOf(BadDocument);
    await expect(put([{ id: 'a', size: 'large' }])).rejects.toBeInstanceOf(BadDocument);
    expect(await store.count('things', {})).toBe(0);
  });
}
