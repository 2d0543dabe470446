import { CODES, codeOf, connect, holdersIn, leaseOn, type Owner } from '@kurator/mongodb';
import type { Collection, Db } from 'mongodb';
import type { CollectionSpec } from '../port';
import type { ServingVersion, StoreVersions } from '../versions';
import { guarded } from './errors';
import { dropPlace } from './schema';
import { openVersion } from './store';

/**
 * `serving` names the version that was let serve last, `serving/<signature>` the one for programs with these projections
 * and the one before it; every other document reserves the name of a version.
 */
interface Entry {
  readonly _id: string;
  readonly version?: string;
  readonly signature?: string;
  readonly previous?: string | null;
}
const SERVING = 'serving';
const aliasOf = (signature: string): string => `${SERVING}/${signature}`;
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

async function servingFor(entries: Collection<Entry>, signature: string): Promise<string | null> {
  const alias = await entries.findOne({ _id: aliasOf(signature) });
  if (alias?.version !== undefined) return alias.version;
  const last = await servingVersion(entries);
  return last?.signature === signature ? last.name : null;
}

async function flip(entries: Collection<Entry>, { name, signature }: ServingVersion): Promise<void> {
  const last = await servingVersion(entries);
  if (last !== null && last.signature !== signature) {
    // The version of a program that is just being exchanged was let serve before there were aliases.
    const alias = { version: last.name, signature: last.signature, previous: null };
    await entries.updateOne({ _id: aliasOf(last.signature) }, { $setOnInsert: alias }, { upsert: true });
  }
  const before = await servingFor(entries, signature);
  const previous = before === name ? null : before;
  const alias = { version: name, signature, previous };
  await entries.updateOne({ _id: aliasOf(signature) }, { $set: alias }, { upsert: true });
  await entries.updateOne({ _id: SERVING }, { $set: { version: name, signature } }, { upsert: true });
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

/** Signatures whose versions are kept: of the program that runs and of the one that it was exchanged for. */
const KEPT_SIGNATURES = 2;

/** Versions that serve somebody, or did until the last flip; aliases of older programs are forgotten with theirs. */
async function keptVersions(entries: Collection<Entry>): Promise<ReadonlySet<string>> {
  const all = await entries.find({}).toArray();
  const aliases = all.filter(({ _id }) => _id.startsWith(`${SERVING}/`));
  aliases.sort((a, b) => numberOf(b.version ?? '') - numberOf(a.version ?? ''));
  for (const { _id } of aliases.slice(KEPT_SIGNATURES)) await entries.deleteOne({ _id });
  return new Set(aliases.slice(0, KEPT_SIGNATURES).flatMap(({ version = '', previous }) => [version, previous ?? '']));
}

/** Older ones than the serving one only: a newer one may just be built by another process. */
async function sweep(db: Db, entries: Collection<Entry>): Promise<void> {
  const serving = await servingVersion(entries);
  if (!serving) return;
  const kept = await keptVersions(entries);
  for (const { _id } of await entries.find({}).toArray()) {
    if (!NAME.test(_id) || numberOf(_id) >= numberOf(serving.name) || kept.has(_id)) continue;
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
    servingFor: (signature) => guarded(() => servingFor(entries, signature)),
    flip: (version) => guarded(() => flip(entries, version)),
    sweep: () => guarded(() => sweep(db, entries)),
    leaseFor: (signature, holder) =>
      leaseOn(db.collection<Owner>('read_models_owner'), { name: signature, holder, guarded }),
    owners: () => guarded(() => holdersIn(db.collection<Owner>('read_models_owner'))),
    close: () => client.close(),
  };
}
