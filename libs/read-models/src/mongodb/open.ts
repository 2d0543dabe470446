import { createRequire } from 'node:module';
import type { CollectionSpec } from '../port';
import type { StoreVersions } from '../versions';

/** The driver takes 0.2 s and 20 MB in every thread: a register that is embedded never loads it. */
const versions = (): typeof import('./versions') =>
  createRequire(__filename)('./versions') as typeof import('./versions');

/**
 * Read models in MongoDB.
 * @param url `MONGODB_URL`
 * @throws ConfigRefused when the deployment cannot be used, with what it needs
 */
export const openMongoReadModels = (url: string, collections: readonly CollectionSpec[]): Promise<StoreVersions> =>
  versions().openMongoVersions(url, collections);
