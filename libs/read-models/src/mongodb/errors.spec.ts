import { StorageFull } from '@kurator/event-log';
import { isPassing } from '@kurator/mongodb';
import { MongoError, MongoNetworkError, MongoServerError, MongoServerSelectionError } from 'mongodb';
import { BadDocument, FencedOff, StoreUnavailable } from '../port';
import { storeError } from './errors';

const served = (code: number, codeName: string): MongoServerError =>
  new MongoServerError({ ok: 0, code, codeName, errmsg: 'of Иванов at host-17' });
const labelled = (label: string): MongoError => {
  const error = served(91, 'ShutdownInProgress');
  error.addErrorLabel(label);
  return error;
};

const ofSocket = (code: string): Error => Object.assign(new Error('of a socket to host-17'), { code });

describe('errors of the driver', () => {
  it.each<[string, unknown]>([
    ['a network error without any label', new MongoNetworkError('connection closed')],
    ['the word of the socket itself', ofSocket('EPIPE')],
    ['a write conflict without its label', served(112, 'WriteConflict')],
    ['a transaction that is gone', served(251, 'NoSuchTransaction')],
    ['an error that is labelled as passing', labelled('TransientTransactionError')],
    ['a commit of unknown outcome', labelled('UnknownTransactionCommitResult')],
  ])('lets a batch begin again: %s', (_what, error) => expect(isPassing(error)).toBe(true));

  it.each<[string, unknown]>([
    ['a server that nobody finds', new MongoServerSelectionError('none', {} as never)],
    ['a missing right', served(13, 'Unauthorized')],
    ['a duplicate key', served(11000, 'DuplicateKey')],
    ['our own refusal', new FencedOff('x')],
    ['an error of this process', ofSocket('ERR_INVALID_ARG_TYPE')],
  ])('does not let it begin again: %s', (_what, error) => expect(isPassing(error)).toBe(false));

  it('are in the words of the port, without what their texts give away', () => {
    expect(storeError(served(11000, 'DuplicateKey'))).toBeInstanceOf(BadDocument);
    expect(storeError(served(14031, 'OutOfDiskSpace'))).toBeInstanceOf(StorageFull);
    const away = storeError(served(13, 'Unauthorized')) as Error;
    expect(away).toBeInstanceOf(StoreUnavailable);
    expect(away.message).toBe('the database of the read models does not answer: Unauthorized');
    const cut = storeError(ofSocket('ECONNRESET')) as Error;
    expect(cut).toBeInstanceOf(StoreUnavailable);
    expect(cut.message).not.toContain('host-17');
    const own = new FencedOff('x');
    expect(storeError(own)).toBe(own);
  });
});
