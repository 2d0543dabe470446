import { QueueFull, QueueUnavailable } from '../port';

/** What Redis says when it is full and may evict nothing. */
const isFull = (text: string): boolean => /\bOOM\b/.test(text);

/** An error of Redis or of its client, in the words of the port. */
export function asQueueError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return isFull(text) ? new QueueFull(text) : new QueueUnavailable(text);
}

/** @throws QueueFull, QueueUnavailable */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asQueueError(error);
  }
}
