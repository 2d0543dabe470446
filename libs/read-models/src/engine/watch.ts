import type { LogSignal } from '@kurator/event-log';
import { rest } from '@kurator/platform';
import { followLog } from './follow';
import { lagOf } from './lag';
import type { ReadModels } from './read-models';
import { touchedFamilies } from './touched';
import type { AlsoTouches, EngineOptions, EngineStatus, ProjectionEngine, Written } from './types';
import { waiters } from './waiters';

export interface WatchOptions extends Pick<EngineOptions<never>, 'log' | 'now' | 'prefixes'> {
  readonly models: ReadModels;
  readonly alsoTouches?: AlsoTouches;
  /** How often the store is asked where it is, ms: while somebody waits for it, and else. Default 25 and 250. */
  readonly lookMs?: { readonly awaited: number; readonly else: number };
}
/** What is known of read models that another process may write. */
export interface Watched extends Pick<ProjectionEngine, 'waitFor' | 'status' | 'onWritten'> {
  /** Another store serves: everything that was told of the one before is to be looked at anew. */
  swapped(): void;
  stop(): Promise<void>;
}

/** Events that concern the read models, of which it is not known yet that they are applied. */
interface Pending {
  position: string;
  readonly families: Set<string>;
}
/** Read models that stand still for long must not fill the memory: what comes then is told together. */
const MOST_PENDING = 10_000;

interface State {
  /** The store's own checkpoint at the last look; undefined: it was not asked yet. */
  checkpoint: string | null | undefined;
  /** Everything up to here was delivered by the log. */
  seen: string | null;
  pending: Pending[];
  error: Error | null;
}

const AGAIN_MS = 500;
const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

/**
 * Watches read models that this process does not write: follows the log to know what has to come, asks the store where it
 * is, and tells what was written when it has come there. A store's checkpoint stands at the last event that concerned it;
 * what lies behind that and concerns nobody is applied as well.
 */
export function watchReadModels(options: WatchOptions): Watched {
  const { log, models, prefixes, alsoTouches } = options;
  const lookMs = options.lookMs ?? { awaited: 25, else: 250 };
  const state: State = { checkpoint: undefined, seen: null, pending: [], error: null };
  const waiting = waiters();
  const listeners = new Set<(written: Written) => void>();
  const stopping = new AbortController();
  const { signal } = stopping;
  let session = new AbortController();
  const reaches = (at: string | null, position: string): boolean => at !== null && log.compare(at, position) >= 0;
  const applied = (): string | null => {
    const { checkpoint, seen, pending } = state;
    if (checkpoint === undefined) return null;
    if (pending.length > 0 || seen === null) return checkpoint;
    return checkpoint !== null && log.compare(checkpoint, seen) > 0 ? checkpoint : seen;
  };
  const note = (position: string, families: Iterable<string>): void => {
    const last = state.pending.at(-1);
    if (last === undefined || state.pending.length < MOST_PENDING)
      return void state.pending.push({ position, families: new Set(families) });
    last.position = position;
    for (const family of families) last.families.add(family);
  };

  const take = (signals: readonly LogSignal[]): void => {
    for (const told of signals) {
      if (told.kind === 'event') {
        note(told.event.position, touchedFamilies([told.event], alsoTouches).keys());
      }
      state.seen = told.kind === 'event' ? told.event.position : (told.position ?? state.seen);
    }
  };
  const tell = (families: readonly string[]): void => {
    const written: Written = { changedIn: () => families, position: applied() };
    for (const listener of listeners) listener(written);
  };
  const settle = (): void => {
    const open = state.pending.findIndex(({ position }) => !reaches(state.checkpoint ?? null, position));
    const done = state.pending.splice(0, open < 0 ? state.pending.length : open);
    const families = [...new Set(done.flatMap((one) => [...one.families]))];
    if (families.length > 0) tell(families);
    waiting.moved();
  };
  /** What lies behind the checkpoint of a store that is new to us is still to come, whatever another store had of it. */
  const begin = (position: string | null): void => {
    state.seen = position;
    state.pending = [];
    session = new AbortController();
  };
  const look = async (): Promise<void> => {
    try {
      const store = models.current();
      const { position } = await store.checkpoint();
      if (store !== models.current()) return;
      if (state.checkpoint === undefined) begin(position);
      state.checkpoint = position;
      state.error = null;
      settle();
    } catch (error) {
      state.error = asError(error);
    }
  };
  const idle = (ms: number): Promise<void> => rest(ms, signal);
  const looking = (async () => {
    while (!signal.aborted) {
      await look();
      await idle(waiting.any() || state.pending.length > 0 ? lookMs.awaited : lookMs.else);
    }
  })();
  const following = (async () => {
    while (!signal.aborted) {
      if (state.checkpoint === undefined) await idle(lookMs.awaited);
      else await followOnce();
    }
  })();
  async function followOnce(): Promise<void> {
    try {
      await followLog({ log, prefixes, batchMs: 1 }, state.seen, session.signal, async (signals) => take(signals));
    } catch (error) {
      state.error = asError(error);
    }
    if (!session.signal.aborted) await idle(AGAIN_MS);
  }

  const statusOf = async (): Promise<EngineStatus> => {
    const { behind, lagMs } = await lagOf(options, applied());
    const parked = await models.current().parked();
    const head = await log.head();
    return {
      position: applied(),
      head,
      lagMs,
      caughtUp: !behind,
      parked,
      running: !signal.aborted,
      error: state.error,
    };
  };
  return {
    async waitFor(position, timeoutMs) {
      log.compare(position, position);
      return waiting.wait(() => reaches(applied(), position), timeoutMs);
    },
    status: statusOf,
    onWritten(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    swapped() {
      state.checkpoint = undefined;
      session.abort();
    },
    async stop() {
      stopping.abort();
      session.abort();
      waiting.end();
      await Promise.all([looking, following]);
    },
  };
}
