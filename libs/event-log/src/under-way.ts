/** Promises that are not settled yet: who closes waits for them. */
export function underWay() {
  const all = new Set<Promise<unknown>>();
  return {
    track<T>(work: Promise<T>): Promise<T> {
      const tracked = work.finally(() => all.delete(tracked));
      all.add(tracked);
      return tracked;
    },
    settled: () => Promise.allSettled(all),
  };
}
