import type { HeldLease } from '@kurator/platform';
import { changed, SharedStoreAway, type SharedStore } from '@kurator/shared-store';

/** What every shared store has to do. @param open the same place each time, as another process */
export function sharedStoreContract(name: string, open: () => Promise<SharedStore>): void {
  describe(`the shared store: ${name}`, () => {
    const opened: SharedStore[] = [];
    const process = async (): Promise<SharedStore> => {
      opened.push(await open());
      return opened.at(-1) as SharedStore;
    };
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });

    it('keeps a text under its kind and id, as often as it is changed by who knows it', async () => {
      const [one, other] = [await process(), await process()];
      expect(await one.get('a', 'x')).toBeNull();
      expect(await one.put('a', 'x', 'first', null)).toBe(true);
      expect(await other.get('a', 'x')).toEqual({ value: 'first', version: 1 });
      expect([await other.put('a', 'x', 'another', null), await other.put('a', 'x', 'another', 2)]).toEqual([
        false,
        false,
      ]);
      expect(await other.put('a', 'x', 'second', 1)).toBe(true);
      expect(await one.put('a', 'x', 'too late', 1)).toBe(false);
      expect(await one.get('a', 'x')).toEqual({ value: 'second', version: 2 });
      expect(await one.get('b', 'x')).toBeNull();
      await one.remove('a', 'x');
      await other.remove('a', 'x');
      expect(await other.get('a', 'x')).toBeNull();
    });

    it('tells all of a kind and nothing of another, also more than a page', async () => {
      const store = await process();
      const ids = Array.from({ length: 1_203 }, (_none, n) => `id/${String(n).padStart(5, '0')}`);
      for (const id of ids) await store.put('many', id, id, null);
      for (const kind of ['man', 'manya', 'many0', 'many-']) await store.put(kind, 'x', 'of another', null);
      const told: string[] = [];
      for await (const { id, value, version } of store.all('many')) told.push(`${id} ${value} ${version}`);
      expect(told).toEqual(ids.map((id) => `${id} ${id} 1`));
    });

    it('loses no change of two that change one text at once', async () => {
      const stores = [await process(), await process()];
      const more = (value: string | null): string => String(Number(value ?? '0') + 1);
      await Promise.all(
        Array.from({ length: 40 }, (_none, n) => changed(stores[n % 2] as SharedStore, ['count', 'x'], more)),
      );
      expect((await stores[0]?.get('count', 'x'))?.value).toBe('40');
    });

    it('gives up a change that never comes through', async () => {
      const store = await process();
      await store.put('busy', 'x', 'a', null);
      const never = { ...store, put: () => Promise.resolve(false) };
      await expect(changed(never, ['busy', 'x'], () => 'b')).rejects.toBeInstanceOf(SharedStoreAway);
      expect(await changed(store, ['busy', 'x'], () => null)).toBe('a');
    });

    it('lets one at a time do a work, says who, and lets works of other names alone', async () => {
      const [one, other] = [await process(), await process()];
      const { signal } = new AbortController();
      const held = await one.lease('work', 'first').take(signal);
      const beside = await other.lease('other work', 'second').take(signal);
      const within = (ms: number): Promise<HeldLease | null> =>
        other
          .lease('work', 'second')
          .take(AbortSignal.timeout(ms))
          .catch(() => null);
      expect(await within(1_500)).toBeNull();
      expect(await one.holders()).toEqual([
        { name: 'other work', holder: 'second' },
        { name: 'work', holder: 'first' },
      ]);
      await held.release();
      const next = await other.lease('work', 'second').take(signal);
      expect((await one.holders())[1]).toEqual({ name: 'work', holder: 'second' });
      await next.release();
      await beside.release();
      expect((await one.holders()).map(({ holder }) => holder)).toEqual([null, null]);
    }, 20_000);
  });
}
