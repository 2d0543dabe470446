import { at, family, temporaryFolder, write, type OpenAdapter } from './harness';

const collections = [{ name: 'things', columns: { place: 'text' }, indexes: [['place']] }] as const;
const thing = (id: string) =>
  family(id, 0, {
    documents: { things: [{ id, place: 'here' }] },
    changes: [{ unit: 'here', key: 's|things', date: '2026-01-01', n: 1 }],
  });

/** Several questions of one moment. */
export function snapshotContract(openAdapter: OpenAdapter): void {
  const folder = temporaryFolder();

  it('shows one moment, whatever is committed meanwhile', async () => {
    const store = await openAdapter({ dir: folder.dir, collections });
    const epoch = await store.acquire();
    await write(store, epoch, { families: [thing('a')], to: at(1) });
    const sum = { unit: 'here', keys: ['s|things'], after: null, upTo: '2026-12-31' };
    const seen = await store.snapshot(async (reads) => {
      const first = await reads.checkpoint();
      await write(store, epoch, { families: [thing('b')], to: at(2) });
      return {
        first: first.position,
        then: (await reads.checkpoint()).position,
        things: await reads.count('things', {}),
        sum: (await reads.sums(sum)).get('s|things'),
      };
    });
    expect(seen).toEqual({ first: '1', then: '1', things: 1, sum: 1 });
    expect(await store.count('things', {})).toBe(2);
    expect((await store.sums(sum)).get('s|things')).toBe(2);
    await store.close();
  });
  it('ends with the error of its work, and the store goes on', async () => {
    const store = await openAdapter({ dir: folder.dir, collections });
    await expect(store.snapshot(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await store.count('things', {})).toBe(0);
    await store.close();
  });
}
