import type { JobQueue } from '@kurator/jobs';
import type { Logger } from '@kurator/platform';
import { v5 } from 'uuid';
import type { LawSource } from '../register/law';
import { lawParts, lawSignature, type RenderedLaw } from './rendered-law';

export interface LawChangeParts {
  readonly queue: Pick<JobQueue, 'put'>;
  readonly law: () => LawSource;
  readonly rendered: RenderedLaw;
  /** False while the first version is built: there is nothing to render again. */
  readonly answers: () => boolean;
  readonly newId: () => string;
  readonly logger: Pick<Logger, 'error'>;
}

const NAMESPACE = '0f0e6c52-7c1c-5d0a-8f37-0b8b4f0f6a29';
const EVERY_MS = 30_000;

/**
 * Has the families rendered again when their rows were rendered under another law, as one job for each law. What is to
 * be done is read from the law itself, so a crash between its change and the job loses nothing: the next look, at the
 * start or within half a minute, finds it.
 */
export function whenLawChangedThenRender({ queue, law, rendered, answers, newId, logger }: LawChangeParts) {
  const look = async (): Promise<void> => {
    if (!answers()) return;
    const signature = lawSignature(lawParts(law()));
    const done = await rendered.get();
    if (done !== null && lawSignature(done) === signature) return;
    const jobId = v5(signature, NAMESPACE);
    // Another basis each time: a job that is done does not answer for a law that has come back.
    const request = { jobId, kind: 'render-again', owner: 'system', basis: newId(), input: {} };
    try {
      await queue.put(request);
    } catch (error) {
      logger.error({ err: error }, 'rendering after a change of the law was not begun; it is tried again');
    }
  };
  const round = setInterval(() => void look(), EVERY_MS);
  round.unref();
  return { look, stop: () => clearInterval(round) };
}
