import { StorageFull } from '@kurator/event-log';
import {
  MongoError,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from 'mongodb';
import { BadDocument, StoreUnavailable } from '../port';

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
const OF_A_DOCUMENT: readonly unknown[] = [CODES.duplicateKey, CODES.documentTooLarge];

export const codeOf = (error: unknown): number | null =>
  error instanceof MongoError && typeof error.code === 'number' ? error.code : null;
export const hasLabel = (error: unknown, label: string): boolean =>
  error instanceof MongoError && error.hasErrorLabel(label);

/**
 * True when the same transaction may well succeed at once. Labels alone do not tell: a session whose pool is stale gets
 * a bare network error (design/event-sourcing.md (d) 33). A server that nobody finds is worth a longer wait than ours.
 */
export const isPassing = (error: unknown): boolean =>
  !(error instanceof MongoServerSelectionError) &&
  (hasLabel(error, 'TransientTransactionError') ||
    hasLabel(error, 'UnknownTransactionCommitResult') ||
    error instanceof MongoNetworkError ||
    codeOf(error) === CODES.writeConflict ||
    codeOf(error) === CODES.noSuchTransaction);

const isBson = (error: unknown): boolean => error instanceof Error && error.name.startsWith('BSON');
const isOfADocument = (error: unknown): boolean =>
  isBson(error) || error instanceof MongoInvalidArgumentError || OF_A_DOCUMENT.includes(codeOf(error));

function nameOf(error: Error): string {
  if (!(error instanceof MongoServerError)) return error.name;
  return error.codeName ?? `${error.name} ${String(error.code)}`;
}

/** An error of the driver in the words of the port; every other one as it is. Its text stays out: it may name hosts. */
export function storeError(error: unknown): unknown {
  if (isOfADocument(error)) return new BadDocument('the database refuses a document', { cause: error });
  if (!(error instanceof MongoError)) return error;
  if (codeOf(error) === CODES.outOfDiskSpace)
    return new StorageFull('the disk of the read models is full', { cause: error });
  return new StoreUnavailable(`the database of the read models does not answer: ${nameOf(error)}`, { cause: error });
}

/** Does something with the driver. @throws what {@link storeError} makes of its errors */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storeError(error);
  }
}
