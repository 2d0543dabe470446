import type { EventLog, LogSignal } from '@kurator/event-log';
import { signalQueue, type SignalQueue } from './signal-queue';
import { FAMILY_STREAMS } from './types';

export interface FollowOptions {
  readonly log: EventLog;
  readonly prefixes?: readonly string[];
  readonly batchMs?: number;
  readonly batchEvents?: number;
}

async function pump(subscription: AsyncIterable<LogSignal>, queue: SignalQueue): Promise<void> {
  try {
    for await (const signal of subscription) await queue.put(signal);
    queue.end();
  } catch (error) {
    queue.end(error instanceof Error ? error : new Error(String(error)));
  }
}

/**
 * Hands a subscription on in batches until it ends, breaks or is stopped; a batch under way is finished.
 * @param after exclusive position to start from
 * @throws what the subscription or `apply` throws
 */
export async function followLog(
  options: FollowOptions,
  after: string | null,
  stop: AbortSignal,
  apply: (signals: readonly LogSignal[]) => Promise<void>,
): Promise<void> {
  const queue = signalQueue(options.batchMs ?? 15, options.batchEvents ?? 400);
  const over = new AbortController();
  const end = (): void => {
    over.abort();
    queue.end();
  };
  if (stop.aborted) return;
  stop.addEventListener('abort', end, { once: true });
  const prefixes = [FAMILY_STREAMS, ...(options.prefixes ?? [])];
  // Not waited for: how it ends comes through the queue, and a frozen subscription must not hold up a stop.
  void pump(options.log.subscribe({ after, prefixes, signal: over.signal }), queue);
  try {
    for (let batch = await queue.take(); batch; batch = await queue.take()) await apply(batch);
  } finally {
    stop.removeEventListener('abort', end);
    end();
  }
}
