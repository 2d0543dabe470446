import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLogReader, type LogPlace, type LogReader } from '@kurator/event-log';
import { ConfigRefused, makeLogger, readConfig, type Config } from '@kurator/platform';
import { signatureOf, type ReadModelStore, type StoreVersions } from '@kurator/read-models';
import { collections, projections } from '../../../api/src/register/projections';
import { openVersions } from '../../../api/src/register/read-side';

export const placeOf = ({ eventStoreUrl, dataDir }: Config): LogPlace =>
  eventStoreUrl === null
    ? { kind: 'embedded', file: join(dataDir, 'log.db') }
    : { kind: 'eventstoredb', url: eventStoreUrl };

/** Looking must not make a register where none is. */
function refuseNowhere({ dataDir }: Pick<Config, 'dataDir'>, place: LogPlace): void {
  if (place.kind === 'embedded' && !existsSync(place.file))
    throw new ConfigRefused(`В ${dataDir} нет реестра`, `there is no register in ${dataDir}`);
}

/**
 * The configuration of a register that is there. Outside production a first start makes the secrets that nobody gave;
 * an operator's command in a wrong folder must not.
 * @throws ConfigRefused
 */
export function operatorsConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const dataDir = env['DATA_DIR'] || './data';
  const onServers = (env['EVENTSTORE_URL'] ?? env['EVENTSTORE_URL_FILE']) !== undefined;
  if (env['NODE_ENV'] !== 'production' && !onServers)
    refuseNowhere({ dataDir }, { kind: 'embedded', file: join(dataDir, 'log.db') });
  return readConfig(env);
}

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
  refuseNowhere(config, placeOf(config));
  const log = await openLogReader(placeOf(config));
  const versions = await openVersions(join(config.dataDir, 'read-models'), config.mongodbUrl);
  const name = await versions.servingFor(signatureOf(projections));
  const serving = name === null ? null : { name, store: await versions.open(name, collections) };
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
