import { Readable } from 'node:stream';
import type { SharedStore } from '@kurator/shared-store';
import { FilesForgotten } from './files';
import { openSharedFiles } from './shared-files';

/** The store of all processes, in memory. */
function memory() {
  const kept = new Map<string, { value: string; version: number }>();
  const store = {
    get: async (kind: string, id: string) => kept.get(`${kind}/${id}`) ?? null,
    put: async (kind: string, id: string, value: string, seen: number | null) => {
      if ((kept.get(`${kind}/${id}`)?.version ?? null) !== seen) return false;
      kept.set(`${kind}/${id}`, { value, version: (seen ?? 0) + 1 });
      return true;
    },
    remove: async (kind: string, id: string) => void kept.delete(`${kind}/${id}`),
    async *all(kind: string) {
      for (const [key, entry] of [...kept])
        if (key.startsWith(`${kind}/`)) yield { id: key.slice(kind.length + 1), ...entry };
    },
  };
  return { kept, store: store as unknown as SharedStore };
}
const clock = { now: '2026-03-01T06:00:00.000Z' };
let last = 0;
const open = (store: SharedStore) =>
  openSharedFiles({
    store,
    now: () => clock.now,
    newId: () => `file-${(last += 1)}`,
    logger: { error: () => undefined },
  });
const text = async (content: Readable | null) =>
  content === null ? null : Buffer.concat((await content.toArray()) as Buffer[]).toString('utf8');
beforeEach(() => {
  clock.now = '2026-03-01T06:00:00.000Z';
});

describe('files of exports that several processes have', () => {
  it('are given out by whoever is asked, for an hour, and leave nothing', async () => {
    const { kept, store } = memory();
    const [one, other] = [open(store), open(store)];
    const long = 'Тестов Илья; '.repeat(200_000);
    const stored = await one.store(Readable.from([long]));
    expect(await text(await other.open(stored))).toBe(long);
    expect([...kept.keys()].filter((key) => key.startsWith('piece/')).length).toBeGreaterThan(5);
    expect(JSON.stringify([...kept.values()])).not.toContain('Тестов');
    clock.now = '2026-03-01T07:00:00.000Z';
    await other.sweep();
    expect([await one.open(stored), kept.size]).toEqual([null, 0]);
    await Promise.all([one.close(), other.close()]);
  });

  it('are gone for all when data are destroyed, also those that another process is just making', async () => {
    const { kept, store } = memory();
    const [one, other] = [open(store), open(store)];
    const ready = await one.store(Readable.from(['Тестов']));
    let go: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => (go = resolve));
    const making = one.store(
      Readable.from(
        (async function* () {
          yield 'Учебная';
          await waiting;
          yield 'Илья';
        })(),
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 10));
    await other.forget();
    go();
    await expect(making).rejects.toBeInstanceOf(FilesForgotten);
    expect(await other.open(ready)).toBeNull();
    expect([...kept.keys()]).toEqual(['forgotten/files']);
    await Promise.all([one.close(), other.close()]);
  });

  it('that fail on their way leave nothing', async () => {
    const { kept, store } = memory();
    const files = open(store);
    const failing = Readable.from(
      (async function* () {
        yield 'Тестов';
        throw new Error('the source failed');
      })(),
    );
    await expect(files.store(failing)).rejects.toThrow('the source failed');
    expect(kept.size).toBe(0);
    await files.close();
  });
});
