import type { LogReader, Position } from '@kurator/event-log';
import type { Clock } from '@kurator/kernel';
import { builtFile, ConfigRefused, linked, type HeldLease, type Logger } from '@kurator/platform';
import {
  guardCheckpoint,
  CheckpointForeign,
  logProjections,
  placeNow,
  rebuild,
  signatureOf,
  signatureOfOne,
  type Build,
  type BuildProgress,
  type Compared,
  type EngineOptions,
  type LoadableStore,
  type Made,
  type RebuildOptions,
  type StoreVersions,
} from '@kurator/read-models';
import type { FamilyView } from '@kurator/family';
import { lawText, type RenderedLaw } from '../law-changes/rendered-law';
import { compareWithServing } from './compare-with-serving';
import type { LawSource } from './law';
import { FOLLOWED, keptFamilies, projections } from './projections';
import type { RendererOptions } from './renderer';

export interface BuildingOptions {
  /** Where the read models are kept; everything there can be thrown away. */
  readonly versions: StoreVersions;
  readonly log: LogReader;
  readonly decode: EngineOptions<FamilyView>['decode'];
  readonly renderer: () => RendererOptions;
  readonly now: Clock;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  readonly signal?: AbortSignal;
  /** Called when a version is built, before it serves, with the law that it was built under. */
  readonly built?: (version: string, law: LawSource) => Promise<void>;
  /** The law that the rows of a version are rendered under by now. */
  readonly renderedLaw: (version: string) => RenderedLaw;
  /** REBUILD_PERCENT: share of one core that a build may take; 100 takes all of them. */
  readonly percent: number;
  /** Whether a version serves that differs from the living one where it should not. */
  readonly accept: boolean;
}
/** A version that was built. */
export interface Built {
  readonly name: string;
  readonly store: LoadableStore;
  /** Families that an earlier process had rendered already. */
  readonly resumed: number;
  /** Null when nothing served that it could be held against. */
  readonly compared: Compared | null;
  /** False when it differs and that was not accepted: it is kept, and serves as soon as it is. */
  readonly serves: boolean;
}

const RENDERER = 'apps/api/src/register/renderer';
const NOTE_MS = 1000;

/** Somebody ended a build with `ops rebuild --cancel`. */
export class BuildCancelled extends ConfigRefused {
  constructor() {
    super(
      'Построение витрин отменено; следующее начнётся с начала',
      'the build of the read models was cancelled; the next one begins anew',
    );
  }
}

/** The signatures of this program's projections, by name. */
export const madeOfProjections = (): Made['projections'] =>
  Object.fromEntries(projections.map((one) => [one.name, signatureOfOne(one)]));

/** What a version is made of that is rendered by this program under a law. */
export const madeNow = (law: LawSource): Made => ({ law: lawText(law), projections: madeOfProjections() });

const isOfThisLog = async (log: LogReader, { loadedAt }: Build): Promise<boolean> => {
  try {
    await guardCheckpoint(log, loadedAt);
    return true;
  } catch (error) {
    if (error instanceof CheckpointForeign) return false;
    throw error;
  }
};

interface Opened {
  readonly name: string;
  readonly store: LoadableStore;
  readonly loadedAt: Build['loadedAt'];
  readonly made: Made;
}

/** Takes up what an earlier process has left of the same build, or begins a new one; what cannot be gone on with goes. */
async function takeUp({ versions, log, now }: BuildingOptions, made: Made): Promise<Opened> {
  const signature = signatureOf(projections);
  for (const build of (await versions.builds()).filter((one) => one.signature === signature).reverse()) {
    const same = !build.cancelled && build.made.law === made.law && (await isOfThisLog(log, build));
    if (same) return { name: build.name, store: await versions.resume(build), loadedAt: build.loadedAt, made };
    await versions.drop(build.name);
  }
  const loadedAt = await placeNow(log);
  return { ...(await versions.begin({ signature, made, loadedAt, startedAt: now() })), loadedAt, made };
}

/** Says every second how far the build is, and hears that it was cancelled. @returns ends it */
function keepNoted(
  { versions, logger }: BuildingOptions,
  name: string,
  { progress, cancel }: { readonly progress: () => BuildProgress; readonly cancel: () => void },
): () => Promise<void> {
  let noting: Promise<void> = Promise.resolve();
  const note = async (): Promise<void> => {
    const goesOn = await versions.note(name, progress()).catch((error: unknown) => {
      // Only whoever looks on misses it; the next second says more.
      logger.warn({ err: error }, 'how far the read models are built could not be noted');
      return true;
    });
    if (!goesOn) cancel();
  };
  const timer = setInterval(() => {
    noting = noting.then(note);
  }, NOTE_MS);
  return async () => {
    clearInterval(timer);
    await noting;
  };
}

interface Stage {
  phase: BuildProgress['phase'];
  families: number;
  total: number;
}

const rebuildOptions = (options: BuildingOptions, { store, loadedAt }: Opened, threads: RendererOptions) => ({
  ...{ log: options.log, store, loadedAt, now: options.now, decode: options.decode },
  sparing: { percent: options.percent, elapsed: () => performance.now() },
  logProjections: logProjections(projections),
  prefixes: FOLLOWED,
  alsoTouches: keptFamilies,
  renderer: { module: builtFile(RENDERER), options: threads },
});

function reporting(logger: BuildingOptions['logger'], stage: Stage): RebuildOptions['onProgress'] {
  let reported = 0;
  return ({ families, total, eventsPerSecond }) => {
    Object.assign(stage, { families, total });
    if (families - reported < 5000 && families !== total) return;
    reported = families;
    logger.info({ families, total, eventsPerSecond }, 'rebuilding the read models');
  };
}

/** Fills what was opened, from wherever it stands, and holds it against the living one. */
async function filled(
  options: Stoppable,
  opened: Opened,
  { threads, stage }: { readonly threads: RendererOptions; readonly stage: Stage },
): Promise<Pick<Built, 'resumed' | 'compared'>> {
  const { logger, signal } = options;
  const { name, store, made } = opened;
  const resumed = (await store.loaded()).families.size;
  if (resumed > 0) logger.info({ version: name, families: resumed }, 'the build of the read models goes on');
  const filling = { ...rebuildOptions(options, opened, threads), signal };
  const built = await rebuild({ ...filling, onProgress: reporting(logger, stage) });
  logger.info({ families: built.families, events: built.events }, 'read models rebuilt');
  Object.assign(stage, { phase: 'COMPARING', families: built.families, total: Math.max(stage.total, built.families) });
  const catchUp = async (until?: Position): Promise<void> =>
    void (await rebuild({ ...filling, ...(until !== undefined && { until }) }));
  const compared = await compareWithServing(options, { store, made, law: threads.law, catchUp, signal });
  return { resumed, compared };
}

type Stoppable = BuildingOptions & { readonly signal: AbortSignal };
async function buildOn(options: Stoppable, opened: Opened, threads: RendererOptions): Promise<Built> {
  const { versions, now, built } = options;
  const { name, store, made } = opened;
  const { over, release } = linked(options.signal);
  const stage: Stage = { phase: 'LOADING', families: 0, total: 0 };
  const progress = (): BuildProgress => ({ ...stage, at: now() });
  const end = keepNoted(options, name, { progress, cancel: () => over.abort(new BuildCancelled()) });
  try {
    const { resumed, compared } = await filled({ ...options, signal: over.signal }, opened, { threads, stage });
    const serves = options.accept || compared === null || compared.differences.length === 0;
    if (!serves) stage.phase = 'DIFFERENT';
    await end();
    if (!(await versions.note(name, progress()))) throw new BuildCancelled();
    if (!serves) return { name, store, resumed, compared, serves };
    await built?.(name, threads.law);
    await versions.flip({ name, signature: signatureOf(projections), made });
    await versions.sweep();
    return { name, store, resumed, compared, serves };
  } finally {
    release();
    await end();
  }
}

/**
 * Builds the read models of this program's projections from the log, beside whatever serves, holds them against it where
 * it should say the same, and lets them serve. Killed at any point it is gone on with by the next call.
 * @param held the lease of builds: who has lost it stops
 * @throws the reason of `signal`, PoisonFamily, ConfigRefused when it was cancelled
 */
export async function buildVersion(options: BuildingOptions, held: HeldLease): Promise<Built> {
  const { over, release } = linked(...(options.signal ? [options.signal] : []));
  void held.lost.then(() => over.abort(new Error('another process builds the read models now')));
  const threads = options.renderer();
  const opened = await takeUp(options, madeNow(threads.law));
  try {
    return await buildOn({ ...options, signal: over.signal }, opened, threads);
  } catch (error) {
    await opened.store.close();
    if ((await options.versions.builds()).some(({ name, cancelled: gone }) => gone && name === opened.name))
      await options.versions.drop(opened.name);
    throw error;
  } finally {
    release();
  }
}
