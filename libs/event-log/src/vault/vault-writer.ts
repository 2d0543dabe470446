import { randomBytes } from 'node:crypto';
import type { Connection } from '../sqlite/connection';
import type { BatchWriter } from '../sqlite/writer-protocol';
import { decrypt, encrypt } from './aead';
import { WrongMasterKey } from './errors';

export type VaultJob =
  /** Replaces an owner's wrapped keys; `wipe` also removes the old ones from the write-ahead log. */
  | { readonly kind: 'put'; readonly owner: string; readonly wrapped: Uint8Array; readonly wipe: boolean }
  /** Wraps everything anew. */
  | { readonly kind: 'rotate'; readonly from: Uint8Array; readonly to: Uint8Array };

function rotate(db: Connection, from: Buffer, to: Buffer): void {
  const put = db.prepare('UPDATE owners SET keys=? WHERE owner=?');
  for (const [owner, wrapped] of db.prepare('SELECT owner, keys FROM owners').all()) {
    const plain = decrypt(from, wrapped as Buffer, String(owner));
    if (!plain) throw new WrongMasterKey(String(owner));
    put.run([encrypt(to, plain, String(owner), randomBytes), owner as string]);
  }
}

/** Writes the vault: every batch of jobs is one durable transaction. */
export function vaultWriter(db: Connection): BatchWriter<VaultJob, true> {
  const put = db.prepare(
    'INSERT INTO owners(owner, keys) VALUES(?, ?) ON CONFLICT(owner) DO UPDATE SET keys=excluded.keys',
  );
  const one = (job: VaultJob): true => {
    if (job.kind === 'put') put.run([job.owner, job.wrapped]);
    else rotate(db, Buffer.from(job.from), Buffer.from(job.to));
    return true;
  };
  return {
    execute(jobs) {
      db.exec('BEGIN IMMEDIATE');
      try {
        const done = jobs.map(one);
        db.exec('COMMIT');
        if (jobs.some((job) => job.kind === 'rotate' || job.wipe)) db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        return done;
      } catch (error) {
        if (db.inTransaction()) db.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}
