import { QueueFull, QueueUnavailable } from '../port';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Of a transaction Redis says only that one of its commands was refused; the client keeps the refusals beside that. On a
 * broken connection all of them are one error, which then lies beside itself.
 */
const besides = (error: unknown): readonly unknown[] =>
  (error as { readonly previousErrors?: readonly unknown[] } | undefined)?.previousErrors ?? [];

/** What Redis says when it is full and may evict nothing. */
const isFull = (error: unknown): boolean => [error, ...besides(error)].some((one) => /\bOOM\b/.test(textOf(one)));

/** An error of Redis or of its client, in the words of the port. */
export function asQueueError(error: unknown): Error {
  const text = textOf(error);
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
