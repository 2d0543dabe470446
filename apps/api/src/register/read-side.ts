import { decodeSealed, type StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';
import { ConfigRefused, type Config, type KuratorClock, type Logger, type Tracing } from '@kurator/platform';
import {
  CheckpointForeign,
  openEmbeddedVersions,
  openMongoReadModels,
  readModels,
  startEngine,
  type EngineOptions,
  type ProjectionEngine,
  type ReadModels,
  type StoreVersions,
} from '@kurator/read-models';
import type { FamilyView } from '@kurator/family';
import type { Ground } from './ground';
import { collections, FOLLOWED, keptFamilies, projections } from './projections';
import { tracedProjections } from '../tracing/projections';
import { openServing } from './serving';
import { registerShapes } from './shapes';
import { familyViews } from './views';

/** The read models and the engine that keeps them at the log. */
export interface ReadSide {
  readonly models: ReadModels;
  readonly engine: ProjectionEngine;
  close(): Promise<void>;
}

export interface ReadSideParts {
  readonly config: Pick<Config, 'masterKey' | 'mongodbUrl'>;
  readonly clock: KuratorClock;
  readonly logger: Logger;
  readonly tracing: Tracing | null;
}

async function start(options: EngineOptions<FamilyView>): Promise<ProjectionEngine> {
  try {
    return await startEngine(options);
  } catch (error) {
    if (!(error instanceof CheckpointForeign)) throw error;
    throw new ConfigRefused(
      'Витрины построены по другому журналу событий (журнал восстановлен из копии?). Удалите папку read-models ' +
        'в DATA_DIR (с MONGODB_URL: базу витрин): при запуске они будут построены заново',
      'the read models were built from another log (was it restored?); remove the folder read-models ' +
        'in DATA_DIR (with MONGODB_URL: their database): the next start rebuilds them',
    );
  }
}

/** The engine is chosen by configuration alone. @throws ConfigRefused */
const openVersions = (dir: string, mongodbUrl: string | null): Promise<StoreVersions> =>
  mongodbUrl === null ? openEmbeddedVersions(dir, collections) : openMongoReadModels(mongodbUrl, collections);

/** Opens the read models, builds them first when the program's projections have changed, and starts following the log. */
export async function openReadSide(
  ground: Ground,
  { config, clock, logger, tracing }: ReadSideParts,
): Promise<ReadSide> {
  const { log, wholes, files } = ground;
  const decode = (event: StoredEvent): Fact => decodeSealed(event, registerShapes);
  const renderer = { log: ground.place, vaultFile: files.vault, masterKey: config.masterKey, law: ground.law() };
  const versions = await openVersions(files.readModels, config.mongodbUrl);
  const store = await openServing({ versions, log, decode, logger, now: clock.now, renderer });
  const models = readModels(store);
  const views = familyViews(wholes, ground.views);
  const traced = tracing && tracedProjections(tracing, log);
  const engine = await start({
    ...{ log: traced?.log ?? log, store, projections, views, decode, now: clock.now, prefixes: FOLLOWED },
    alsoTouches: keptFamilies,
  });
  if (traced) engine.onWritten(traced.written);
  return {
    models,
    engine,
    async close() {
      await engine.stop();
      await models.close();
      await versions.close();
    },
  };
}
