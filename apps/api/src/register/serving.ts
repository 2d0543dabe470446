import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '@kurator/event-log';
import type { Clock } from '@kurator/kernel';
import { builtFile, type Logger } from '@kurator/platform';
import {
  FAMILY_STREAMS,
  flip,
  logProjections,
  nextFile,
  openEmbeddedReadModels,
  rebuild,
  servingVersion,
  signatureOf,
  sweep,
  type EngineOptions,
  type ReadModelStore,
} from '@kurator/read-models';
import type { FamilyView } from '@kurator/family';
import { collections, FOLLOWED, projections } from './projections';
import type { RendererOptions } from './renderer';

export interface ServingOptions {
  /** Folder of the read models; everything in it can be thrown away. */
  readonly dir: string;
  readonly log: EventLog;
  readonly decode: EngineOptions<FamilyView>['decode'];
  readonly renderer: RendererOptions;
  readonly now: Clock;
  readonly logger: Logger;
}

const RENDERER = 'apps/api/src/register/renderer';

/** Builds the read models of this program's projections from the log, beside whatever served before, and lets them serve. */
async function build(options: ServingOptions, signature: string): Promise<ReadModelStore> {
  const { dir, log, logger, now, decode, renderer } = options;
  const file = await nextFile(dir);
  const store = await openEmbeddedReadModels({ file: join(dir, file), collections, bulk: true });
  let reported = 0;
  const built = await rebuild({
    log,
    store,
    now,
    decode,
    logProjections: logProjections(projections),
    prefixes: FOLLOWED,
    renderer: { module: builtFile(RENDERER), options: renderer },
    onProgress: ({ families, total, eventsPerSecond }) => {
      if (families - reported < 5000 && families !== total) return;
      reported = families;
      logger.info({ families, total, eventsPerSecond }, 'rebuilding the read models');
    },
  });
  logger.info({ families: built.families, events: built.events }, 'read models rebuilt');
  await flip(dir, { file, signature });
  await sweep(dir);
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
  const { dir, log } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await sweep(dir);
  const signature = signatureOf(projections);
  const serving = await servingVersion(dir);
  if (serving?.signature === signature) return openEmbeddedReadModels({ file: join(dir, serving.file), collections });
  if (await hasFamilies(log)) return build(options, signature);
  const file = await nextFile(dir);
  const store = await openEmbeddedReadModels({ file: join(dir, file), collections });
  await flip(dir, { file, signature });
  return store;
}
