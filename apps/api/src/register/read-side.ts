import { join } from 'node:path';
import { decodeSealed, type StoredEvent } from '@kurator/event-log';
import type { Fact } from '@kurator/kernel';

import { openEmbeddedVersions, openMongoReadModels, type StoreVersions } from '@kurator/read-models';
import { keepLawRendered } from '../law-changes/keep-law-rendered';
import {
  lawParts,
  renderedLaw,
  sharedRenderedLaw,
  sharedRunPlace,
  type RenderedLaw,
} from '../law-changes/rendered-law';
import { touchedFamilies } from '../law-changes/touched-families';
import type { Ground } from './ground';
import { holderHere, type ProjectingParts } from './projecting';
import { collections, FOLLOWED, keptFamilies, projections } from './projections';
import { tracedProjections } from '../tracing/projections';
import type { ReadSide, ReadSideOptions } from './read-side-port';
import { openOwnReadSide } from './own-read-side';
import { registerShapes } from './shapes';
import { openSharedReadSide } from './shared-read-side';
import { familyViews } from './views';

/** File of the data folder. */
export const RENDERED_LAW = 'rendered-law';

/** The engine is chosen by configuration alone. @throws ConfigRefused */
export const openVersions = (dir: string, mongodbUrl: string | null): Promise<StoreVersions> =>
  mongodbUrl === null ? openEmbeddedVersions(dir, collections) : openMongoReadModels(mongodbUrl, collections);

/** The law that the rows of a version are rendered under: beside the keys, or in the data folder. */
export const renderedLawIn =
  ({ shared }: Pick<Ground, 'shared'>, dataDir: string, versions: StoreVersions) =>
  (version: string): RenderedLaw =>
    shared !== null
      ? sharedRenderedLaw(shared, version)
      : renderedLaw(join(dataDir, RENDERED_LAW), () => ({
          version,
          builtUnder: async () => (await versions.madeOf(version))?.law ?? null,
        }));

/** What keeps the read models at the log, wherever they are. */
export async function projectingParts(
  ground: Ground,
  { config, clock, logger, tracing }: Omit<ReadSideOptions, 'projects'>,
): Promise<ProjectingParts> {
  const { log, wholes, files, place, keys, shared } = ground;
  const decode = (event: StoredEvent): Fact => decodeSealed(event, registerShapes);
  const renderer = () => ({ log: place, keys, masterKey: config.masterKey, law: ground.law() });
  const versions = await openVersions(files.readModels, config.mongodbUrl);
  const traced = tracing && tracedProjections(tracing, log);
  return {
    written: traced?.written ?? null,
    serving: {
      ...{ versions, log, decode, logger, now: clock.now, renderer },
      ...{ percent: config.rebuildPercent, holder: holderHere() },
      renderedLaw: renderedLawIn(ground, config.dataDir, versions),
      built: async (version, law) => {
        if (shared !== null) await sharedRenderedLaw(shared, version).set(lawParts(law));
      },
    },
    engine: {
      ...{
        log: traced?.log ?? log,
        projections,
        decode,
        now: clock.now,
        prefixes: FOLLOWED,
        alsoTouches: keptFamilies,
      },
      views: familyViews(wholes, ground.views),
    },
    keepLaw:
      shared &&
      ((engine, { name, store }) =>
        keepLawRendered({
          ...{ log, engine, logger, law: () => ground.law(), rendered: sharedRenderedLaw(shared, name) },
          ...{ version: () => name, place: sharedRunPlace(shared, name), elapsed: () => performance.now() },
          touched: (families, units) => touchedFamilies({ current: () => store }, families, units),
        })),
    logger,
  };
}

/** Opens the read models, builds them first when the program's projections have changed, and starts following the log. */
export async function openReadSide(ground: Ground, options: ReadSideOptions): Promise<ReadSide> {
  const parts = await projectingParts(ground, options);
  if (ground.shared !== null) return openSharedReadSide(ground, options, parts);
  return openOwnReadSide(ground, parts);
}
