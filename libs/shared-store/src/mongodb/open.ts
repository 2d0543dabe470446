import { CODES, codeOf, connect, holdersIn, isOfServer, leaseOn, nameOf, type Owner } from '@kurator/mongodb';
import type { Collection } from 'mongodb';
import { SharedStoreAway, type SharedStore } from '../port';

interface Entry {
  /** `<kind>/<id>` */
  readonly _id: string;
  readonly value: string;
  readonly version: number;
}

/** Read models are deleted with their whole database: what is kept lies in another. */
const SUFFIX = '_kept';
const idOf = (kind: string, id: string): string => `${kind}/${id}`;
/** Entries read at once. */
const PAGE = 1000;

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isOfServer(error)) throw error;
    throw new SharedStoreAway(`the database of the register does not answer: ${nameOf(error)}`, { cause: error });
  }
}

async function put(entries: Collection<Entry>, entry: Entry, seen: number | null): Promise<boolean> {
  const { _id, value, version } = entry;
  if (seen !== null) {
    const { matchedCount } = await entries.updateOne({ _id, version: seen }, { $set: { value, version } });
    return matchedCount > 0;
  }
  try {
    await entries.insertOne(entry);
    return true;
  } catch (error) {
    if (codeOf(error) === CODES.duplicateKey) return false;
    throw error;
  }
}

/** Entries of a kind: an id begins with its kind, and `0` follows the slash in the order of texts. */
async function* entriesOf(entries: Collection<Entry>, kind: string): ReturnType<SharedStore['all']> {
  for (let after = `${kind}/`; ;) {
    const _id = { $gt: after, $lt: `${kind}0` };
    const page = await guarded(() => entries.find({ _id }, { sort: { _id: 1 }, limit: PAGE }).toArray());
    for (const one of page) yield { id: one._id.slice(kind.length + 1), value: one.value, version: one.version };
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    after = last._id;
  }
}

/** Each change is one document, which MongoDB changes as a whole; a majority has it before it is answered. */
export async function openMongoShared(url: string): Promise<SharedStore> {
  const { client, db: readModels } = await connect(url);
  const db = client.db(`${readModels.databaseName}${SUFFIX}`);
  const entries = db.collection<Entry>('kept');
  const owners = db.collection<Owner>('owners');
  return {
    get: (kind, id) =>
      guarded(async () => {
        const found = await entries.findOne({ _id: idOf(kind, id) });
        return found && { value: found.value, version: found.version };
      }),
    put: (kind, id, value, seen) =>
      guarded(() => put(entries, { _id: idOf(kind, id), value, version: (seen ?? 0) + 1 }, seen)),
    remove: (kind, id) => guarded(async () => void (await entries.deleteOne({ _id: idOf(kind, id) }))),
    all: (kind) => entriesOf(entries, kind),
    lease: (name, holder) => leaseOn(owners, { name, holder, guarded }),
    holders: () => guarded(() => holdersIn(owners)),
    close: () => client.close(),
  };
}
