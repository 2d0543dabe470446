import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { flip, nextFile, servingVersion, sweep } from '../engine/versions';
import type { CollectionSpec } from '../port';
import type { StoreVersions } from '../versions';
import { openEmbeddedReadModels } from './open';

/** Read models in a folder: each version is a file, a small one beside them says which serves. One process has the folder. */
export async function openEmbeddedVersions(
  dir: string,
  collections: readonly CollectionSpec[],
): Promise<StoreVersions> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return {
    async serving() {
      const version = await servingVersion(dir);
      return version && { name: version.file, signature: version.signature };
    },
    async servingFor(signature) {
      const version = await servingVersion(dir);
      return version?.signature === signature ? version.file : null;
    },
    open: (name) => openEmbeddedReadModels({ file: join(dir, name), collections }),
    async create(bulk) {
      const name = await nextFile(dir);
      return { name, store: await openEmbeddedReadModels({ file: join(dir, name), collections, bulk }) };
    },
    flip: ({ name, signature }) => flip(dir, { file: name, signature }),
    sweep: () => sweep(dir),
    leaseFor: null,
    owners: () => Promise.resolve([]),
    close: async () => undefined,
  };
}
