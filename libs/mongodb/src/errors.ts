import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';

/** Error codes of MongoDB that mean something of their own to us (`error_codes.yml` of the server). */
export const CODES = {
  unauthorized: 13,
  authenticationFailed: 18,
  illegalOperation: 20,
  namespaceExists: 48,
  writeConflict: 112,
  noSuchTransaction: 251,
  notInTransactions: 263,
  documentTooLarge: 10334,
  duplicateKey: 11000,
  outOfDiskSpace: 14031,
} as const;

export const codeOf = (error: unknown): number | null =>
  error instanceof MongoError && typeof error.code === 'number' ? error.code : null;
export const hasLabel = (error: unknown, label: string): boolean =>
  error instanceof MongoError && error.hasErrorLabel(label);

/**
 * What Node says of a socket that is gone. The driver lets it through as it is, without a label and as no error of its
 * own, when a write waits for room (`Connection.writeCommand`).
 */
const OF_A_SOCKET: readonly unknown[] = [
  ...['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END'],
];
/** Nothing was heard of the server: what was asked may be done or not. */
export const isUnheard = (error: unknown): boolean =>
  error instanceof MongoNetworkError ||
  (error instanceof Error && OF_A_SOCKET.includes((error as NodeJS.ErrnoException).code));
/** An error of the driver or of its connection, and no fault of ours. */
export const isOfServer = (error: unknown): error is Error => error instanceof MongoError || isUnheard(error);

/**
 * True when the same transaction may well succeed at once. Labels alone do not tell: a session whose pool is stale gets
 * a bare network error (design/event-sourcing.md (d) 33). A server that nobody finds is worth a longer wait than ours.
 */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof MongoServerSelectionError) &&
  (hasLabel(error, 'TransientTransactionError') ||
    hasLabel(error, 'UnknownTransactionCommitResult') ||
    isUnheard(error) ||
    codeOf(error) === CODES.writeConflict ||
    codeOf(error) === CODES.noSuchTransaction);

/** What an error is called, without its text: that may name hosts. */
export function nameOf(error: Error): string {
  if (!(error instanceof MongoServerError)) return error.name;
  return error.codeName ?? `${error.name} ${String(error.code)}`;
}
