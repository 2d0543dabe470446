import { StorageFull } from '@kurator/event-log';
import { CODES, codeOf, isOfServer, nameOf } from '@kurator/mongodb';
import { MongoInvalidArgumentError } from 'mongodb';
import { BadDocument, StoreUnavailable } from '../port';

const OF_A_DOCUMENT: readonly unknown[] = [CODES.duplicateKey, CODES.documentTooLarge];

const isBson = (error: unknown): boolean => error instanceof Error && error.name.startsWith('BSON');
const isOfADocument = (error: unknown): boolean =>
  isBson(error) || error instanceof MongoInvalidArgumentError || OF_A_DOCUMENT.includes(codeOf(error));

/** An error of the driver in the words of the port; every other one as it is. Its text stays out: it may name hosts. */
export function storeError(error: unknown): unknown {
  if (isOfADocument(error)) return new BadDocument('the database refuses a document', { cause: error });
  if (!isOfServer(error)) return error;
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
