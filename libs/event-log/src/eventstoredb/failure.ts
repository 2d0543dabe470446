import { ErrorType, isCommandError } from '@eventstore/db-client';

/** The server said nothing in our own time: the client's deadlines do not fire here (trap 16). */
export class NoAnswer extends Error {}

/**
 * What an error of the client means for us.
 * `again`: nothing is known, the same call may be made again. `misplaced`: there is no event at the position.
 */
export type Failure = 'again' | 'conflict' | 'denied' | 'absent' | 'deleted' | 'too-large' | 'misplaced';

const BY_TYPE: Partial<Record<ErrorType, Failure>> = {
  [ErrorType.WRONG_EXPECTED_VERSION]: 'conflict',
  [ErrorType.ACCESS_DENIED]: 'denied',
  [ErrorType.STREAM_NOT_FOUND]: 'absent',
  [ErrorType.STREAM_DELETED]: 'deleted',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'too-large',
};
/** What 23.10 says when a position lies within a record or was never written. */
const MISPLACED = /Unexpected ReadAllResult|InvalidPosition/i;

/**
 * Everything that is not known to be final may be tried again. UNAVAILABLE is no answer: the write may be done. "Busy" and
 * "not ready" come as an UnknownError without a detail (trap 18), a failed discovery as a plain Error.
 */
export function failureOf(error: unknown): Failure {
  if (!isCommandError(error)) return 'again';
  const { type, message } = error as { readonly type: ErrorType; readonly message: string };
  return BY_TYPE[type] ?? (MISPLACED.test(message) ? 'misplaced' : 'again');
}

export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error);
