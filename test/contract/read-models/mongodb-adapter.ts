import { openMongoReadModels, type LoadableStore } from '@kurator/read-models';
import type { OpenAdapter } from './harness';

/** A folder of the contract is a version of its own: opened again it is the same one. */
export function mongoAdapter(url: () => string): OpenAdapter {
  const names = new Map<string, string>();
  return async ({ dir, collections, bulk = false }) => {
    const versions = await openMongoReadModels(url(), collections);
    const known = names.get(dir);
    const { name, store } = known
      ? { name: known, store: (await versions.open(known)) as LoadableStore }
      : await versions.create(bulk);
    names.set(dir, name);
    let closing: Promise<void> | null = null;
    const close = async (): Promise<void> => {
      await store.close();
      await versions.close();
    };
    return { ...store, close: () => (closing ??= close()) };
  };
}
