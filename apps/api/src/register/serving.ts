import type { EventLog } from '@kurator/event-log';
import type { Clock } from '@kurator/kernel';
import { builtFile, type Logger } from '@kurator/platform';
import {
  FAMILY_STREAMS,
  logProjections,
  rebuild,
  signatureOf,
  type EngineOptions,
  type ReadModelStore,
  type StoreVersions,
} from '@kurator/read-models';
import type { FamilyView } from '@kurator/family';
import { FOLLOWED, keptFamilies, projections } from './projections';
import type { RendererOptions } from './renderer';

export interface ServingOptions {
  /** Where the read models are kept; everything there can be thrown away. */
  readonly versions: StoreVersions;
  readonly log: EventLog;
  readonly decode: EngineOptions<FamilyView>['decode'];
  readonly renderer: RendererOptions;
  readonly now: Clock;
  readonly logger: Logger;
}

const RENDERER = 'apps/api/src/register/renderer';

/** Builds the read models of this program's projections from the log, beside whatever served before, and lets them serve. */
async function build(options: ServingOptions, signature: string): Promise<ReadModelStore> {
  const { versions, log, logger, now, decode, renderer } = options;
  const { name, store } = await versions.create(true);
  let reported = 0;
  const built = await rebuild({
    log,
    store,
    now,
    decode,
    logProjections: logProjections(projections),
    prefixes: FOLLOWED,
    alsoTouches: keptFamilies,
    renderer: { module: builtFile(RENDERER), options: renderer },
    onProgress: ({ families, total, eventsPerSecond }) => {
      if (families - reported < 5000 && families !== total) return;
      reported = families;
      logger.info({ families, total, eventsPerSecond }, 'rebuilding the read models');
    },
  });
  logger.info({ families: built.families, events: built.events }, 'read models rebuilt');
  await versions.flip({ name, signature });
  await versions.sweep();
  return store;
}

async function hasFamilies(log: EventLog): Promise<boolean> {
  for await (const stream of log.streams(FAMILY_STREAMS)) return stream !== '';
  return false;
}

/**
 * The store that serves: the living one when the same projections built it, else a new one built from the log.
 * A register without families needs no building.
 */
export async function openServing(options: ServingOptions): Promise<ReadModelStore> {
  const { versions, log } = options;
  await versions.sweep();
  const signature = signatureOf(projections);
  const serving = await versions.serving();
  if (serving?.signature === signature) return versions.open(serving.name);
  if (await hasFamilies(log)) return build(options, signature);
  const { name, store } = await versions.create(false);
  await versions.flip({ name, signature });
  return store;
}
