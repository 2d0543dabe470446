import { linked } from '@kurator/platform';
import { signatureOf, type BuildProgress } from '@kurator/read-models';
import { projections } from './projections';
import { openServing, type OpenVersion, type ServingOptions } from './serving';

/** Read models that are built while decisions are taken already. */
export interface BuiltMeanwhile {
  /** How far that is, as whoever builds noted last. */
  progress(): BuildProgress;
  readonly built: Promise<OpenVersion>;
  /** Breaks it off; the next start goes on with it. */
  stop(): Promise<void>;
}

const LOOK_MS = 500;

/** Begins to build the version that is to serve this program, or waits for another process that builds it. */
export function buildMeanwhile(options: ServingOptions): BuiltMeanwhile {
  const { versions, logger } = options;
  const { over, release } = linked(...(options.signal ? [options.signal] : []));
  const signature = signatureOf(projections);
  let progress: BuildProgress = { phase: 'LOADING', families: 0, total: 0, at: options.now() };
  const look = async (): Promise<void> => {
    progress = (await versions.builds()).filter((one) => one.signature === signature).at(-1) ?? progress;
  };
  // Only who looks on misses it; the next look says more.
  const failed = (error: unknown): void => logger.warn({ err: error }, 'how far the read models are is not known');
  const looking = setInterval(() => void look().catch(failed), LOOK_MS);
  const built = openServing({ ...options, signal: over.signal }).finally(() => {
    clearInterval(looking);
    release();
  });
  return {
    progress: () => progress,
    built,
    async stop() {
      over.abort(new Error('the process ends'));
      // How it ended is told to whoever waits for it.
      await built.catch(() => undefined);
    },
  };
}
