import { convertToCommandError, ErrorType, isCommandError } from '@eventstore/db-client';

/** The server said nothing in our own time: the client's deadlines do not fire here (trap 16). */
export class NoAnswer extends Error {}

/**
 * What an error of a call means for us.
 * `again`: nothing is known, the same call may be made once more. `misplaced`: no event lies at the position. `fault`: no
 * error of a server at all.
 */
export type Failure = 'again' | 'conflict' | 'denied' | 'absent' | 'deleted' | 'too-large' | 'misplaced' | 'fault';

const BY_TYPE: Partial<Record<ErrorType, Failure>> = {
  [ErrorType.WRONG_EXPECTED_VERSION]: 'conflict',
  [ErrorType.ACCESS_DENIED]: 'denied',
  [ErrorType.STREAM_NOT_FOUND]: 'absent',
  [ErrorType.STREAM_DELETED]: 'deleted',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'too-large',
};
/** What a server says when a position lies within a record or beyond its end. */
const MISPLACED = /Unexpected ReadAllResult|InvalidPosition/i;
/** The client throws plain errors when it finds no node of a cluster, and when a stream ended under its hands. */
const LOST = /^Failed to discover|write after end|Channel has been shut down/;

/**
 * An error of a server that is not known to be final may be tried again: UNAVAILABLE is no answer, the write may be done
 * (trap 15). "Busy" and "not ready" come as an UnknownError without a detail (trap 18).
 */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) return 'fault';
  const error: Error = convertToCommandError(thrown);
  const { message } = error;
  if (error instanceof NoAnswer || LOST.test(message)) return 'again';
  if (!isCommandError(error)) return 'fault';
  const known = BY_TYPE[(error as Error & { readonly type: ErrorType }).type];
  return known ?? (MISPLACED.test(message) ? 'misplaced' : 'again');
}

/** One line of an error, for a sentence. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 200) : String(error);

/** What the work comes to, or that it came to nothing in our time. @throws NoAnswer */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
