import { setTimeout as pause } from 'node:timers/promises';
import {
  guardCheckpoint,
  readModels,
  signatureOf,
  watchReadModels,
  type ReadModels,
  type StoreVersions,
} from '@kurator/read-models';
import type { Ground } from './ground';
import { FOLLOWED, keptFamilies, projections } from './projections';
import { followVersions } from './follow-versions';
import { refusingForeign } from './foreign';
import { startProjecting, type Projecting, type ProjectingParts } from './projecting';
import type { ReadSide, ReadSideOptions } from './read-side-port';
import { rowsNow } from './rows-now';

/** How often it is looked whether another version serves. */
const LOOK_MS = 1000;

/** Waits for whoever builds the first version for this program; while it does, older programs go on reading theirs. */
async function firstVersion(versions: StoreVersions, projecting: Projecting | null, told: () => void): Promise<string> {
  const failed = projecting?.failed.then((error) => Promise.reject(error));
  for (let looks = 0; ; looks += 1) {
    const serving = await versions.servingFor(signatureOf(projections));
    if (serving !== null) return serving;
    if (looks % 30 === 1) told();
    await Promise.race([pause(LOOK_MS), ...(failed ? [failed] : [])]);
  }
}

/** Read models that several processes have: this one watches them, and keeps them at the log when it is its turn. */
export async function openSharedReadSide(
  ground: Ground,
  { clock, logger, projects }: ReadSideOptions,
  parts: ProjectingParts,
): Promise<ReadSide> {
  const { log } = ground;
  const { versions } = parts.serving;
  const projecting = projects ? startProjecting(parts) : null;
  const name = await firstVersion(versions, projecting, () =>
    logger.warn({}, 'no read models serve this program yet: waiting for a projector that builds them'),
  );
  const store = await versions.open(name);
  await refusingForeign(async () => guardCheckpoint(log, await store.checkpoint()));
  const models: ReadModels = readModels(store);
  const watched = watchReadModels({ log, models, now: clock.now, prefixes: FOLLOWED, alsoTouches: keptFamilies });
  let version = name;
  const swapped = new Set<() => void>();
  const stopFollowing = followVersions(versions, name, {
    async take(next) {
      await models.swap(await versions.open(next));
      version = next;
      watched.swapped();
      for (const listener of swapped) listener();
      logger.info({ version: next }, 'another version of the read models serves');
    },
    failed: (error) =>
      logger.warn({ err: error }, 'which version of the read models serves is not known; it is asked again'),
  });
  return {
    models,
    building: () => null,
    answering: Promise.resolve(),
    rows: rowsNow(models),
    engine: watched,
    renderAgain: null,
    version: () => ({ version, builtUnder: async () => (await versions.madeOf(version))?.law ?? null }),
    builds: () => versions.builds(),
    forgetKept: () => versions.forget(signatureOf(projections), clock.now()),
    failed: projecting?.failed ?? null,
    onSwapped(listener) {
      swapped.add(listener);
      return () => void swapped.delete(listener);
    },
    async close() {
      await projecting?.stop();
      await stopFollowing();
      await watched.stop();
      await models.close();
      await versions.close();
    },
  };
}
