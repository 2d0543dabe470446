import type { Db, MongoClient } from 'mongodb';
import type { CollectionSpec, LoadableStore, ParkedFamily } from '../port';
import { tablesOf } from '../stored/table';
import { digestOf } from './digest';
import { guarded } from './errors';
import { placeOf, type Place, type StoredParked } from './place';
import { readsOn } from './reads';
import { familyIds, logDocumentsIn, renderingsIn } from './renderings';
import { createPlace } from './schema';
import { readSnapshot } from './snapshot';
import { readState } from './state';
import { openWriter } from './writer';

export interface VersionOptions {
  readonly version: string;
  readonly collections: readonly CollectionSpec[];
  /** True fills a new version from zero; RESUME goes on with one that a process before has left. */
  readonly bulk?: boolean | 'RESUME';
}

const asParked = ({ _id, position, error, parkedAt }: StoredParked): ParkedFamily => ({
  family: _id,
  position,
  error,
  parkedAt,
});

async function checkLoading(place: Place, bulk: boolean | 'RESUME'): Promise<void> {
  if (bulk === 'RESUME') return;
  const { loading, batches } = await readState(place);
  if (bulk && (!loading || batches > 0)) throw new Error('a load needs a new version');
  if (!bulk && loading) throw new Error('the version was never loaded to its end: remove it and rebuild');
}

/**
 * Read models in one version's collections. Writes go one after the other; reads see everything that an answered write
 * has committed.
 * @throws Error for a version whose load never ended, StoreUnavailable
 */
export async function openVersion(
  { client, db }: { readonly client: MongoClient; readonly db: Db },
  { version, collections, bulk = false }: VersionOptions,
): Promise<LoadableStore> {
  const place = placeOf({ client, db }, version, tablesOf(collections));
  await guarded(() => createPlace(db, version, place, { collections, loading: bulk !== false }));
  await guarded(() => checkLoading(place, bulk));
  const writer = openWriter(place, bulk !== false);
  let lane: Promise<unknown> = Promise.resolve();
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const done = lane.then(work);
    // The lane only keeps the order; the error belongs to whoever asked.
    lane = done.catch(() => undefined);
    return done;
  };
  return {
    collections,
    ...readsOn(place, {}, (question) => question()),
    snapshot: (work) => readSnapshot(place, work),
    loaded: () =>
      guarded(async () => ({ loading: (await readState(place)).loading, families: await familyIds(place) })),
    renderings: (query) => guarded(() => renderingsIn(place, query)),
    logDocuments: (collection, query) => guarded(() => logDocumentsIn(place, collection, query)),
    parked: () => guarded(async () => (await place.parked.find({}, { sort: { _id: 1 } }).toArray()).map(asParked)),
    write: (batch) => next(() => writer.write(batch)),
    load: (bytes) => next(() => writer.load(bytes)),
    acquire: () => next(() => writer.acquire()),
    finishLoad: () => next(() => writer.finishLoad()),
    digest: () => next(() => guarded(() => digestOf(place))),
    close: async () => {
      await lane;
      await writer.close();
    },
  };
}
