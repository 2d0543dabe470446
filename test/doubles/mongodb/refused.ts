import type { Document } from 'bson';

/** An answer with `ok: 0`, by the server's error codes (mongo, src/mongo/base/error_codes.yml). */
export class Refused extends Error {
  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    readonly labels: readonly string[] = [],
  ) {
    super(message);
  }
  answer(): Document {
    const { code, codeName, message, labels } = this;
    return { ok: 0, errmsg: message, code, codeName, ...(labels.length > 0 ? { errorLabels: [...labels] } : {}) };
  }
}

/** A label that the server itself adds inside transactions (manual, "Transactions in Applications"). */
const TRANSIENT = ['TransientTransactionError'];
export const badValue = (what: string): Refused => new Refused(2, 'BadValue', what);
export const writeConflict = (): Refused => new Refused(112, 'WriteConflict', 'write conflict', TRANSIENT);
export const noSuchTransaction = (): Refused =>
  new Refused(251, 'NoSuchTransaction', 'the transaction has been aborted or never was', TRANSIENT);
export const duplicateKey = (id: string): Refused => new Refused(11000, 'DuplicateKey', `duplicate key { _id: ${id} }`);
export const commandNotFound = (name: string): Refused =>
  new Refused(59, 'CommandNotFound', `the double knows no command ${name}`);
