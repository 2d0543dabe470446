import type { EventLog } from '@kurator/event-log';
import type { ProjectionEngine } from '@kurator/read-models';

/** Stands where an engine will be: nothing is followed, and nobody who waits for it is kept waiting. */
export const noEngine = (log: Pick<EventLog, 'head'>): ProjectionEngine => ({
  waitFor: () => Promise.resolve(false),
  status: async () => ({
    position: null,
    head: await log.head(),
    lagMs: Number.NaN,
    caughtUp: false,
    parked: [],
    running: true,
    error: null,
  }),
  running: () => true,
  onWritten: () => () => undefined,
  retryParked: () => Promise.resolve(0),
  renderAgain: () => Promise.reject(new Error('nothing is rendered yet')),
  stop: () => Promise.resolve(),
});
