import { PositionUnknown } from '@kurator/event-log';
import { rest } from '@kurator/platform';
import {
  prepare,
  renderAgain,
  retryParked,
  startAgain,
  storeProgress,
  write,
  type Batch,
  type EngineState,
} from './batches';
import { isFatal } from './commit';
import { followLog } from './follow';
import { guardCheckpoint } from './guard';
import { lastRendered } from './last-rendered';
import { familyProjections } from './render-family';
import { lagOf } from './lag';
import { CheckpointForeign, type EngineOptions, type EngineStatus, type ProjectionEngine, type Written } from './types';
import { waiters, type Waiters } from './waiters';

interface Running<View> {
  readonly options: EngineOptions<View>;
  readonly state: EngineState;
  readonly waiting: Waiters;
  readonly listeners: Set<(written: Written) => void>;
  readonly stopping: AbortController;
  running: boolean;
  error: Error | null;
  failures: number;
  /** Writes come one after the other: each has to find the checkpoint that the one before left. */
  lane: Promise<unknown>;
  /** What is rendered is handed to the lane before something else is rendered. */
  turn: Promise<unknown>;
}

function inTurn<T>(engine: { turn: Promise<unknown> }, work: () => Promise<T>): Promise<T> {
  const done = engine.turn.then(work);
  // The turn only keeps the order; the error belongs to whoever asked for the work.
  engine.turn = done.catch(() => undefined);
  return done;
}

function inLane<T>(engine: { lane: Promise<unknown> }, work: () => Promise<T>): Promise<T> {
  const done = engine.lane.then(work);
  // The lane only keeps the order; the error belongs to whoever asked for the work.
  engine.lane = done.catch(() => undefined);
  return done;
}

function announce<View>(engine: Running<View>, written: Written | null): void {
  engine.waiting.moved();
  if (written) for (const listener of engine.listeners) listener(written);
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
const endsForGood = (error: unknown): boolean =>
  isFatal(error) || error instanceof CheckpointForeign || error instanceof PositionUnknown;

async function applied<View>(engine: Running<View>, batch: Batch): Promise<void> {
  announce(engine, await inLane(engine, () => write(engine.options, engine.state, batch)));
  engine.failures = 0;
  engine.error = null;
}

/** Renders a batch while the one before is written: two threads have work then. A write that fails ends the following. */
async function followOnce<View>(engine: Running<View>): Promise<void> {
  const { options, state, stopping } = engine;
  if (engine.failures > 0) await startAgain(options, state);
  const over = new AbortController();
  const end = (): void => over.abort();
  if (stopping.signal.aborted) return;
  stopping.signal.addEventListener('abort', end, { once: true });
  let writing: Promise<void> = Promise.resolve();
  try {
    await followLog(options, state.applied, over.signal, (signals) =>
      inTurn(engine, async () => {
        const batch = await prepare(options, state, signals);
        await writing;
        writing = applied(engine, batch);
        writing.catch(end);
      }),
    );
  } finally {
    stopping.signal.removeEventListener('abort', end);
    await writing;
  }
}

async function backOff<View>({ options, stopping, failures }: Running<View>): Promise<void> {
  const { first, longest } = options.backOffMs ?? { first: 50, longest: 5000 };
  const ms = Math.min(longest, first * 2 ** Math.min(failures - 1, 16));
  await rest(ms, stopping.signal);
}

async function follow<View>(engine: Running<View>): Promise<void> {
  while (!engine.stopping.signal.aborted && engine.running) {
    try {
      await followOnce(engine);
    } catch (error) {
      engine.error = asError(error);
      engine.running = !endsForGood(error);
    }
    engine.failures += 1;
    if (engine.running && !engine.stopping.signal.aborted) await backOff(engine);
  }
  engine.running = false;
  engine.waiting.end();
}

async function statusOf<View>({ options, state, running, error }: Running<View>): Promise<EngineStatus> {
  const head = await options.log.head();
  const { behind, lagMs } = await lagOf(options, state.applied);
  return {
    position: state.applied,
    head,
    lagMs,
    caughtUp: !behind,
    parked: [...state.parked.values()],
    running,
    error,
  };
}

async function stateOf<View>({ store, log, projections }: EngineOptions<View>): Promise<EngineState> {
  const stored = await store.checkpoint();
  await guardCheckpoint(log, stored);
  const epoch = await store.acquire();
  const parked = new Map((await store.parked()).map((one) => [one.family, one]));
  return {
    epoch,
    stored,
    applied: stored.position,
    taken: stored.position,
    last: lastRendered(familyProjections(projections)),
    parked,
  };
}

/**
 * Keeps the read models at the log: from the stored checkpoint on, in batches, each in one commit.
 * Takes the store's lease: an engine that had it before can commit nothing any more.
 * @throws CheckpointForeign when the read models were built from another log
 */
export async function startEngine<View>(options: EngineOptions<View>): Promise<ProjectionEngine> {
  const engine: Running<View> = {
    options,
    state: await stateOf(options),
    waiting: waiters(),
    listeners: new Set(),
    stopping: new AbortController(),
    running: true,
    error: null,
    failures: 0,
    lane: Promise.resolve(),
    turn: Promise.resolve(),
  };
  const { state, waiting, listeners } = engine;
  const following = follow(engine);
  const stop = async (): Promise<void> => {
    engine.stopping.abort();
    await following;
    await engine.lane;
    if (engine.error === null) await storeProgress(options, state);
  };
  let stopped: Promise<void> | null = null;
  return {
    waitFor: async (position, timeoutMs) => {
      const reached = (): boolean => state.applied !== null && options.log.compare(state.applied, position) >= 0;
      options.log.compare(position, position);
      return waiting.wait(reached, timeoutMs);
    },
    status: () => statusOf(engine),
    running: () => engine.running,
    onWritten: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    retryParked: async () => {
      if (state.parked.size === 0) return 0;
      const { written, healed } = await inLane(engine, () => retryParked(options, state));
      announce(engine, written);
      return healed;
    },
    renderAgain: (families) =>
      inTurn(engine, async () => {
        const lane = (work: () => Promise<Written>) => inLane(engine, work);
        announce(engine, await renderAgain(options, state, families, lane));
      }),
    stop: () => (stopped ??= stop()),
  };
}
