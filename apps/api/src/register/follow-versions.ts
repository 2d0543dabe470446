import { rest } from '@kurator/platform';
import { signatureOf, type StoreVersions } from '@kurator/read-models';
import { projections } from './projections';

/** How often it is looked whether another version serves. */
const LOOK_MS = 1000;

export interface Followers {
  /** Takes another version up; what it throws is told to `failed`, and it is tried again. */
  readonly take: (name: string) => Promise<void>;
  readonly failed: (error: unknown) => void;
  /** Called at every look. */
  readonly look?: () => Promise<void>;
}

/** Lets new questions go to the version that serves now, as soon as it is another one. @returns ends it */
export function followVersions(
  versions: StoreVersions,
  first: string,
  { take, failed, look }: Followers,
): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current = first;
  const once = async (): Promise<void> => {
    const serving = await versions.servingFor(signatureOf(projections));
    if (serving !== null && serving !== current) {
      await take(serving);
      current = serving;
    }
    await look?.();
  };
  const following = (async () => {
    for (;;) {
      await rest(LOOK_MS, signal);
      if (signal.aborted) return;
      // The next look comes in a second.
      await once().catch(failed);
    }
  })();
  return async () => {
    stopping.abort();
    await following;
  };
}
