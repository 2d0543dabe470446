import { rest, type Logger } from '@kurator/platform';
import { renderAgainProcessor, type RenderAgainParts } from './render-again';
import { lawParts, lawSignature, type RunPlace } from './rendered-law';

export interface KeepLawParts extends RenderAgainParts {
  readonly logger: Pick<Logger, 'info' | 'error'>;
  /** Where a run goes on that another owner has begun. */
  readonly place: RunPlace;
  /** How often the law is looked at, ms; default 5 s. */
  readonly everyMs?: number;
}
/** Rendering that goes on beside an engine. */
export interface LawKept {
  /** How far the run under way is; null while the rows stand under the law of now. */
  progress(): { readonly done: number; readonly total: number } | null;
  /** Ends it, at its next step. */
  stop(): Promise<void>;
}

const EVERY_MS = 5_000;
/** Families between two lines of the log. */
const TOLD_EVERY = 5_000;

/**
 * Renders the families that it may touch again whenever the law has changed since they were rendered, in the process that
 * keeps the read models at the log: no other one may write them. A new owner goes on where the one before has come.
 */
export function keepLawRendered(parts: KeepLawParts): LawKept {
  const { law, rendered, logger, place, everyMs = EVERY_MS } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  let progress: { readonly done: number; readonly total: number } | null = null;
  let told = 0;
  const run = {
    ...{ jobId: 'render-again', signal, save: (at: unknown) => place.set(at) },
    tell: async (now: { readonly done: number; readonly total: number }) => {
      signal.throwIfAborted();
      progress = now;
      if (now.total === 0 || (now.done - told < TOLD_EVERY && now.done !== now.total)) return;
      told = now.done;
      logger.info(now, 'families are rendered under another law');
    },
  };
  const once = async (): Promise<void> => {
    const done = await rendered.get();
    if (done !== null && lawSignature(done) === lawSignature(lawParts(law()))) return;
    told = 0;
    await renderAgainProcessor(parts)({}, { ...run, saved: await place.get() });
    await place.set(null);
    progress = null;
  };
  const keeping = (async () => {
    while (!signal.aborted) {
      await once().catch((error: unknown) => {
        if (!signal.aborted) logger.error({ err: error }, 'rendering after a change of the law failed; it goes on');
      });
      await rest(everyMs, signal);
    }
  })();
  return {
    progress: () => progress,
    async stop() {
      stopping.abort();
      await keeping;
    },
  };
}
