import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits some milliseconds, or until a signal ends the wait: that is no failure.
 * @param options.ref false lets the process end although somebody waits here
 */
export async function rest(ms: number, signal?: AbortSignal, options: { readonly ref?: boolean } = {}): Promise<void> {
  try {
    await pause(ms, undefined, { ...(signal && { signal }), ...options });
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
}

/** What work gives, or `late` when it takes longer than so many milliseconds; the work itself goes on. */
export async function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  const over = new AbortController();
  try {
    return await Promise.race([work, rest(ms, over.signal).then(() => late)]);
  } finally {
    over.abort();
  }
}
