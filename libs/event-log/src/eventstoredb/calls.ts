import { setTimeout as pause } from 'node:timers/promises';
import { LogUnavailable } from '../port';
import { failureOf, NoAnswer, reasonOf } from './failure';
import type { Times, Wire } from './wire';

/** Something of the client that delivers until it ends: a read, a subscription. */
export interface Delivering {
  readonly readableEnded: boolean;
  on(event: 'error', listener: () => void): unknown;
  resume(): unknown;
  destroy(error?: Error): unknown;
  /** Experimental by its name only: since Node 16. */
  iterator(options: { destroyOnReturn: boolean }): AsyncIterator<unknown>;
}
const ignore = (): void => undefined;

/** What a call delivers, one by one; leaving it early is {@link leave}'s affair. */
export const itemsOf = <T>(call: Delivering): AsyncIterableIterator<T> =>
  call.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<T>;

/**
 * Ends a call for good, whatever state it is in. One left half-way is cancelled, or it would stay open on the server; what
 * has arrived already is read away, or the client would keep it for ever and wait for it at the end; its late error goes to
 * nobody, where it would end the process.
 */
export function leave(call: Delivering, cancel: () => Promise<void>): void {
  call.on('error', ignore);
  if (call.readableEnded) return;
  void cancel().catch(ignore);
  call.resume();
}

/**
 * Takes what a read delivers until `take` says that it is enough. A server that is silent for `callMs` is given up.
 * @throws NoAnswer, the client's errors: a missing stream is told only while reading (trap 22)
 */
export async function collect<T>(
  call: Delivering & { cancel(): Promise<void> },
  { callMs }: Pick<Times, 'callMs'>,
  take: (item: T) => boolean,
): Promise<void> {
  let heard = true;
  const watch = setInterval(() => {
    if (!heard) call.destroy(new NoAnswer(`no answer within ${callMs} ms`));
    heard = false;
  }, callMs);
  try {
    for await (const item of itemsOf<T>(call)) {
      heard = true;
      if (take(item)) break;
    }
  } finally {
    clearInterval(watch);
    leave(call, () => call.cancel());
  }
}

/** Ascending, with jitter, never longer than the longest. */
export function waitMs({ times: { backOffMs }, chance }: Pick<Wire, 'times' | 'chance'>, failures: number): number {
  const full = Math.min(backOffMs.longest, backOffMs.first * 2 ** Math.min(failures, 16));
  return full * (0.5 + chance() / 2);
}

/** The server answers, and will go on saying no: waiting brings nothing. */
export class Denied extends LogUnavailable {}
const denied = ({ hosts }: Wire): Denied =>
  new Denied(`the event store at ${hosts} refuses our name and password, or the right to this`);

/** The same call again as long as nothing final is known. @throws LogUnavailable, and what is final */
export async function persistently<T>(wire: Wire, call: () => Promise<T>): Promise<T> {
  const over = AbortSignal.timeout(wire.times.patienceMs);
  for (let failures = 0; ; failures++) {
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'denied') throw denied(wire);
      if (failure !== 'again') throw error;
      if (over.aborted || wire.closed())
        throw new LogUnavailable(`the event store at ${wire.hosts} does not answer: ${reasonOf(error)}`);
      await pause(waitMs(wire, failures));
    }
  }
}
