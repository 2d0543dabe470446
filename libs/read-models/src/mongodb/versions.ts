import { connect, holdersIn, leaseOn, type Owner } from '@kurator/mongodb';
import type { Db } from 'mongodb';
import { aliasFor, flipped, forgotten, madeIn, rolledBack, versionsIn } from '../engine/aliases';
import { isUnderWay, keptBuilds } from '../engine/builds';
import type { CollectionSpec } from '../port';
import type { ServingVersion, StoreBuilds, StoreVersions } from '../versions';
import { aliasesIn, buildsIn, changeAliases, isVersion, numberOf, reserve, type Entries, type Entry } from './entries';
import { guarded } from './errors';
import { dropPlace } from './schema';
import { openVersion } from './store';

interface Opened {
  readonly db: Db;
  readonly entries: Entries;
  readonly owners: () => Promise<readonly { readonly name: string; readonly holder: string | null }[]>;
}

const BUILDING = 'building';
const REPLAY = 'replay';

async function flip({ entries }: Opened, version: ServingVersion): Promise<void> {
  if (!(await entries.findOne({ _id: version.name }))) throw new Error(`the read models ${version.name} are gone`);
  await changeAliases(entries, (aliases) => flipped(aliases, version));
}

async function rollBack({ entries }: Opened, signature: string): Promise<string | null> {
  const back = await changeAliases(entries, (aliases) => rolledBack(aliases, signature));
  return back?.[0]?.version ?? null;
}

async function drop({ db, entries }: Opened, name: string): Promise<void> {
  await entries.deleteOne({ _id: name });
  await dropPlace(db, name);
}

/** Older ones than the serving one only: a newer one may just be built by another process. */
async function sweep(opened: Opened): Promise<void> {
  const { entries } = opened;
  const aliases = await aliasesIn(entries);
  const [last] = aliases;
  if (!last) return;
  const kept = new Set([...versionsIn(aliases), ...keptBuilds(await buildsIn(entries)).map(({ name }) => name)]);
  const newest = Math.max(...[...versionsIn(aliases)].map(numberOf));
  for (const { _id } of await entries.find({}).toArray())
    if (isVersion(_id) && numberOf(_id) < newest && !kept.has(_id)) await drop(opened, _id);
}

async function forget(opened: Opened, signature: string, now: string): Promise<void> {
  const { entries } = opened;
  const holders = await opened.owners();
  const living = new Set([signature, ...holders.flatMap(({ name, holder }) => (holder === null ? [] : [name]))]);
  await changeAliases(entries, (aliases) => forgotten(aliases, living));
  for (const build of await buildsIn(entries)) if (!isUnderWay(build, now)) await drop(opened, build.name);
  await sweep(opened);
}

/**
 * Read models in a MongoDB database: each version in collections of its own, an entry says which one serves.
 * @throws ConfigRefused when the deployment cannot be used, with what it needs
 */
export async function openMongoVersions(url: string, collections: readonly CollectionSpec[]): Promise<StoreVersions> {
  const connection = await connect(url);
  const { client, db } = connection;
  const entries = db.collection<Entry>('read_models');
  const leases = db.collection<Owner>('read_models_owner');
  const owners = () => guarded(() => holdersIn(leases));
  const opened: Opened = { db, entries, owners };
  const builds: StoreBuilds = {
    begin: async (plan) => {
      const progress = { phase: 'LOADING', families: 0, total: 0, at: plan.startedAt } as const;
      const name = await guarded(() => reserve(entries, { plan, progress }));
      return { name, store: await openVersion(connection, { version: name, collections, bulk: true }) };
    },
    resume: ({ name }) => openVersion(connection, { version: name, collections, bulk: 'RESUME' }),
    builds: () => guarded(() => buildsIn(entries)),
    note: (_id, progress) =>
      guarded(async () => {
        const living = { _id, cancelled: { $ne: true } };
        return (await entries.updateOne(living, { $set: { progress } })).matchedCount > 0;
      }),
    cancel: (_id) => guarded(async () => void (await entries.updateOne({ _id }, { $set: { cancelled: true } }))),
    drop: (name) => guarded(() => drop(opened, name)),
    buildLease: (holder) => leaseOn(leases, { name: BUILDING, holder, guarded }),
  };
  return {
    ...builds,
    serving: () =>
      guarded(async () => {
        const [last] = await aliasesIn(entries);
        return last ? { name: last.version, signature: last.signature } : null;
      }),
    servingFor: (signature) => guarded(async () => aliasFor(await aliasesIn(entries), signature)?.version ?? null),
    madeOf: (name) => guarded(async () => madeIn(await aliasesIn(entries), name)),
    open: (version, only = collections) => openVersion(connection, { version, collections: only }),
    create: async (bulk) => {
      const name = await guarded(() => reserve(entries, {}));
      return { name, store: await openVersion(connection, { version: name, collections, bulk }) };
    },
    flip: (version) => guarded(() => flip(opened, version)),
    rollBack: (signature) => guarded(() => rollBack(opened, signature)),
    sweep: () => guarded(() => sweep(opened)),
    forget: (signature, now) => guarded(() => forget(opened, signature, now)),
    askReplay: (replay) =>
      guarded(async () => void (await entries.updateOne({ _id: REPLAY }, { $set: { replay } }, { upsert: true }))),
    replayAsked: () => guarded(async () => (await entries.findOne({ _id: REPLAY }))?.replay ?? null),
    leaseFor: (signature, holder) => leaseOn(leases, { name: signature, holder, guarded }),
    owners: async () => (await owners()).filter(({ name }) => name !== BUILDING),
    close: () => client.close(),
  };
}
