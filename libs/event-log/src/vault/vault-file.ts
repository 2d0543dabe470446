import type { Connection } from '../sqlite/connection';
import { connectDurable } from '../sqlite/connection';
import { decrypt } from './aead';
import { WrongMasterKey } from './errors';

/** Owner of the row that tells whether a master key is the right one; no stream name begins with a dollar. */
export const CHECK = '$check';
export const CHECK_TEXT = 'kurator key vault';
const AUTOCHECKPOINT = 1000;

/** Opens the vault's file for its one writer. Deleted key material is overwritten, not only unlinked. */
export function openVaultFile(file: string): Connection {
  const db = connectDurable(file, AUTOCHECKPOINT);
  db.exec('PRAGMA secure_delete=ON');
  db.exec('CREATE TABLE IF NOT EXISTS owners(owner TEXT PRIMARY KEY, keys BLOB NOT NULL) WITHOUT ROWID');
  return db;
}

/** @throws WrongMasterKey, also for a file without its check value */
export function checkMasterKey(db: Connection, file: string, masterKey: Buffer): void {
  const stored = db.prepare('SELECT keys FROM owners WHERE owner=?').get([CHECK])?.[0];
  const plain = Buffer.isBuffer(stored) ? decrypt(masterKey, stored, CHECK) : null;
  if (plain?.toString() !== CHECK_TEXT) throw new WrongMasterKey(file);
}
