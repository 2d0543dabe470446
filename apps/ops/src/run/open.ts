import { openLogReader, type LogPlace, type LogReader } from '@kurator/event-log';
import { makeLogger, type Config } from '@kurator/platform';
import {
  openEmbeddedVersions,
  openMongoReadModels,
  signatureOf,
  type ReadModelStore,
  type StoreVersions,
} from '@kurator/read-models';
import { join } from 'node:path';
import { collections, projections } from '../../../api/src/register/projections';

export const placeOf = ({ eventStoreUrl, dataDir }: Config): LogPlace =>
  eventStoreUrl === null
    ? { kind: 'embedded', file: join(dataDir, 'log.db') }
    : { kind: 'eventstoredb', url: eventStoreUrl };

/** What is only looked at, beside the processes that run. */
export interface Seen {
  readonly log: LogReader;
  readonly versions: StoreVersions;
  /** The version that serves this program; null when none was built. */
  readonly serving: { readonly name: string; readonly store: ReadModelStore } | null;
  close(): Promise<void>;
}

/** Opens log and read models for looking at them. @throws ConfigRefused */
export async function openSeen(config: Config): Promise<Seen> {
  const log = await openLogReader(placeOf(config));
  const versions =
    config.mongodbUrl === null
      ? await openEmbeddedVersions(join(config.dataDir, 'read-models'), collections)
      : await openMongoReadModels(config.mongodbUrl, collections);
  const name = await versions.servingFor(signatureOf(projections));
  const serving = name === null ? null : { name, store: await versions.open(name) };
  return {
    ...{ log, versions, serving },
    async close() {
      await serving?.store.close();
      await versions.close();
      await log.close();
    },
  };
}

export const quiet = makeLogger('error');
