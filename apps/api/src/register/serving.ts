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
import type { LawSource } from './law';
import type { RendererOptions } from './renderer';

export interface ServingOptions {
  /** Where the read models are kept; everything there can be thrown away. */
  readonly versions: StoreVersions;
  readonly log: EventLog;
  readonly decode: EngineOptions<FamilyView>['decode'];
  readonly renderer: () => RendererOptions;
  readonly now: Clock;
  readonly logger: Logger;
  readonly signal?: AbortSignal;
  /** Called when a version is built, before it serves, with the law that it was built under. */
  readonly built?: (version: string, law: LawSource) => Promise<void>;
}
/** A version of the read models, open. */
export interface OpenVersion {
  readonly name: string;
  readonly store: ReadModelStore;
}

const RENDERER = 'apps/api/src/register/renderer';

/** Builds the read models of this program's projections from the log, beside whatever served before, and lets them serve. */
async function build(options: ServingOptions, signature: string): Promise<OpenVersion> {
  const { versions, log, logger, now, decode, renderer, signal } = options;
  const { name, store } = await versions.create(true);
  const threads = renderer();
  let reported = 0;
  const built = await rebuild({
    ...{ log, store, now, decode, signal },
    logProjections: logProjections(projections),
    prefixes: FOLLOWED,
    alsoTouches: keptFamilies,
    renderer: { module: builtFile(RENDERER), options: threads },
    onProgress: ({ families, total, eventsPerSecond }) => {
      if (families - reported < 5000 && families !== total) return;
      reported = families;
      logger.info({ families, total, eventsPerSecond }, 'rebuilding the read models');
    },
  });
  logger.info({ families: built.families, events: built.events }, 'read models rebuilt');
  await options.built?.(name, threads.law);
  await versions.flip({ name, signature });
  await versions.sweep();
  return { name, store };
}

async function hasFamilies(log: EventLog): Promise<boolean> {
  for await (const stream of log.streams(FAMILY_STREAMS)) return stream !== '';
  return false;
}

/**
 * The version that serves this program: the one that the same projections built, else a new one built from the log.
 * A register without families needs no building.
 */
export async function openServing(options: ServingOptions): Promise<OpenVersion> {
  const { versions, log } = options;
  const signature = signatureOf(projections);
  const serving = await versions.servingFor(signature);
  if (serving !== null) return { name: serving, store: await versions.open(serving) };
  if (await hasFamilies(log)) return build(options, signature);
  const { name, store } = await versions.create(false);
  await versions.flip({ name, signature });
  return { name, store };
}
