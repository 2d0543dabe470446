import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits some milliseconds, or until a signal ends the wait: that is no failure.
 * @param options.ref false lets the process end although somebody waits here
 */
export async function rest(ms: number, signal: AbortSignal, options: { readonly ref?: boolean } = {}): Promise<void> {
  try {
    await pause(ms, undefined, { signal, ...options });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
