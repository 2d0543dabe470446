import { CODES, codeOf, connect, leaseOn, type Owner } from '@kurator/mongodb';
import type { Collection, Db } from 'mongodb';
import type { CollectionSpec } from '../port';
import type { ServingVersion, StoreVersions } from '../versions';
import { guarded } from './errors';
import { dropPlace } from './schema';
import { openVersion } from './store';

/** `serving` names the version that serves; every other document reserves the name of a version. */
interface Entry {
  readonly _id: string;
  readonly version?: string;
  readonly signature?: string;
}
const SERVING = 'serving';
const NAME = /^v(\d+)$/;
const numberOf = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

async function servingVersion(entries: Collection<Entry>): Promise<ServingVersion | null> {
  const found = await entries.findOne({ _id: SERVING });
  if (!found) return null;
  const { version, signature } = found;
  if (!NAME.test(version ?? '') || signature === undefined)
    throw new Error('the entry of the serving read models is damaged');
  return { name: version as string, signature };
}

/** Reserves a name that no version had: also two processes at one moment get two. */
async function reserve(entries: Collection<Entry>): Promise<string> {
  for (;;) {
    const names = (await entries.find({}).toArray()).map(({ _id, version }) => version ?? _id);
    const name = `v${Math.max(0, ...names.map(numberOf)) + 1}`;
    try {
      await entries.insertOne({ _id: name });
      return name;
    } catch (error) {
      if (codeOf(error) !== CODES.duplicateKey) throw error;
    }
  }
}

/** Older ones only: a newer one may just be built by another process. */
async function sweep(db: Db, entries: Collection<Entry>): Promise<void> {
  const serving = await servingVersion(entries);
  if (!serving) return;
  for (const { _id } of await entries.find({}).toArray()) {
    if (_id === SERVING || numberOf(_id) >= numberOf(serving.name)) continue;
    await dropPlace(db, _id);
    await entries.deleteOne({ _id });
  }
}

/**
 * Read models in a MongoDB database: each version in collections of its own, an entry says which one serves.
 * @throws ConfigRefused when the deployment cannot be used, with what it needs
 */
export async function openMongoVersions(url: string, collections: readonly CollectionSpec[]): Promise<StoreVersions> {
  const connection = await connect(url);
  const { client, db } = connection;
  const entries = db.collection<Entry>('read_models');
  return {
    serving: () => guarded(() => servingVersion(entries)),
    open: (version) => openVersion(connection, { version, collections }),
    create: async (bulk) => {
      const name = await guarded(() => reserve(entries));
      return { name, store: await openVersion(connection, { version: name, collections, bulk }) };
    },
    flip: ({ name, signature }) =>
      guarded(async () => {
        await entries.updateOne({ _id: SERVING }, { $set: { version: name, signature } }, { upsert: true });
      }),
    sweep: () => guarded(() => sweep(db, entries)),
    lease: leaseOn(db.collection<Owner>('read_models_owner'), { name: 'owner', guarded }),
    close: () => client.close(),
  };
}
