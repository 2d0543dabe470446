import type { ProjectionEngine, Written } from '@kurator/read-models';

/** An engine behind which another one may take over. */
export interface Switchable {
  readonly engine: ProjectionEngine;
  /** @returns the one before, which the caller stops */
  switchTo(next: ProjectionEngine): ProjectionEngine;
}

export function switchable(first: ProjectionEngine): Switchable {
  let current = first;
  const listeners = new Map<(written: Written) => void, () => void>();
  const engine: ProjectionEngine = {
    async waitFor(position, timeoutMs) {
      const until = performance.now() + timeoutMs;
      for (;;) {
        const asked = current;
        const reached = await asked.waitFor(position, Math.max(0, until - performance.now()));
        // What the one before had reached says nothing of the one that answers now.
        if (asked === current) return reached;
      }
    },
    status: () => current.status(),
    running: () => current.running(),
    onWritten(listener) {
      listeners.set(listener, current.onWritten(listener));
      return () => {
        listeners.get(listener)?.();
        listeners.delete(listener);
      };
    },
    retryParked: () => current.retryParked(),
    renderAgain: (families) => current.renderAgain(families),
    stop: () => current.stop(),
  };
  return {
    engine,
    switchTo(next) {
      const before = current;
      current = next;
      for (const [listener, end] of listeners) {
        end();
        listeners.set(listener, next.onWritten(listener));
      }
      return before;
    },
  };
}
