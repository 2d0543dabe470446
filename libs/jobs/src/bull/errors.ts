import { QueueFull, QueueUnavailable } from '../port';

/**
 * What Redis says when it is full and may evict nothing. Of a transaction it says only that one of its commands was
 * refused; the client keeps the refusals beside that.
 */
function isFull(error: unknown): boolean {
  const { message = String(error), previousErrors = [] } = (error ?? {}) as {
    readonly message?: string;
    readonly previousErrors?: readonly unknown[];
  };
  return /\bOOM\b/.test(message) || previousErrors.some(isFull);
}

/** An error of Redis or of its client, in the words of the port. */
export function asQueueError(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return isFull(error) ? new QueueFull(text) : new QueueUnavailable(text);
}

/** @throws QueueFull, QueueUnavailable */
export async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asQueueError(error);
  }
}
