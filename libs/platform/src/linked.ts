/**
 * A controller that ends with any of some signals too, for their reason; `release` when nobody waits any more. What
 * `AbortSignal.any` composes Node 20 may collect, and the end would not be heard.
 */
export function linked(...signals: readonly AbortSignal[]): {
  readonly over: AbortController;
  readonly release: () => void;
} {
  const over = new AbortController();
  const listeners = signals.map((signal) => {
    const end = (): void => over.abort(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    return () => signal.removeEventListener('abort', end);
  });
  return { over, release: () => listeners.forEach((unlisten) => unlisten()) };
}
