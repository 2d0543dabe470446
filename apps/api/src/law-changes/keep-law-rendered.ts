import { rest, type Logger } from '@kurator/platform';
import { renderAgainProcessor, type RenderAgainParts } from './render-again';
import { lawParts, lawSignature } from './rendered-law';

const EVERY_MS = 5_000;

/**
 * Renders all families again whenever the law has changed since they were rendered, in the process that keeps the read
 * models at the log: no other one may write them. A new owner begins such a run anew; twice changes nothing.
 * @returns ends it, at its next step
 */
export function keepLawRendered(parts: RenderAgainParts & { readonly logger: Logger }): () => Promise<void> {
  const { law, rendered, logger } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const saved = { state: undefined as unknown };
  const run = {
    ...{ jobId: 'render-again', signal },
    tell: async () => signal.throwIfAborted(),
    save: async (state: unknown) => void (saved.state = state),
  };
  const once = async (): Promise<void> => {
    const done = await rendered.get();
    if (done !== null && lawSignature(done) === lawSignature(lawParts(law()))) return;
    await renderAgainProcessor(parts)({}, { ...run, saved: saved.state });
    saved.state = undefined;
  };
  const keeping = (async () => {
    while (!signal.aborted) {
      await once().catch((error: unknown) => {
        if (!signal.aborted) logger.error({ err: error }, 'rendering after a change of the law failed; it goes on');
      });
      await rest(EVERY_MS, signal);
    }
  })();
  return async () => {
    stopping.abort();
    await keeping;
  };
}
