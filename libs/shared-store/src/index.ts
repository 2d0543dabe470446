import { createRequire } from 'node:module';
import type { SharedStore } from './port';

export * from './port';
export * from './rings';

/**
 * The shared store in MongoDB, in a database of its own beside the read models: its name is theirs with `_kept`.
 * @param url `MONGODB_URL`
 * @throws ConfigRefused when the deployment cannot be used, with what it needs
 */
export const openSharedStore = (url: string): Promise<SharedStore> =>
  // The driver takes 0.2 s and 20 MB in every thread: a register that is embedded never loads it.
  (createRequire(__filename)('./mongodb/open') as typeof import('./mongodb/open')).openMongoShared(url);
