import { CheckpointMoved, FencedOff, type Checkpoint, type WriteBatch } from '../port';
import { tableOf } from './columns';
import type { Sql } from './connection';
import { insertRows, newRow, removeDocument, updateDocument } from './put-documents';
import type { Layout } from './schema';
import { writeFamilies } from './write-families';
import { writeSums } from './write-sums';

export function readCheckpoint(db: Sql): Checkpoint {
  const [position, eventId, stream, revision] =
    db.all('SELECT position, event_id, stream, revision FROM checkpoint')[0] ?? [];
  return { position, eventId, stream, revision } as Checkpoint;
}

function checkOwner(db: Sql, { epoch, from }: WriteBatch): void {
  const held = db.all('SELECT epoch FROM lease')[0]?.[0];
  if (held !== epoch) throw new FencedOff(`the lease is at epoch ${String(held)}, the writer at ${epoch}`);
  const { position, eventId } = readCheckpoint(db);
  if (position !== from.position || eventId !== from.eventId)
    throw new CheckpointMoved(
      `the checkpoint stands at ${String(position)}, the writer expects ${String(from.position)}`,
    );
}

function writeLogDocuments(db: Sql, layout: Layout, documents: WriteBatch['documents']): void {
  for (const { collection, id, doc } of documents) {
    const table = tableOf(layout, collection);
    if (doc === null) {
      removeDocument(db, table, id);
      continue;
    }
    const before = db.all(`SELECT body FROM ${table.sql} WHERE id = ?`, [id])[0]?.[0];
    const body = JSON.stringify(doc);
    if (before === undefined) insertRows(db, table, [newRow(table, null, doc, body)]);
    else if (before !== body) updateDocument(db, table, { doc, body, before: before as string });
  }
}

function writeParked(db: Sql, { parked, unparked }: WriteBatch): void {
  for (const family of unparked) db.run('DELETE FROM parked WHERE family = ?', [family]);
  for (const { family, position, error, parkedAt } of parked)
    db.run('INSERT OR REPLACE INTO parked(family, position, error, parked_at) VALUES (?, ?, ?, ?)', [
      family,
      position,
      error,
      parkedAt,
    ]);
}

function writeCheckpoint(db: Sql, { position, eventId, stream, revision }: Checkpoint): void {
  db.run('UPDATE checkpoint SET position = ?, event_id = ?, stream = ?, revision = ?', [
    position,
    eventId,
    stream ?? null,
    revision ?? null,
  ]);
}

/** Runs statements in one transaction: all of them or, when one fails, none. */
export function transaction(db: Sql, statements: () => void): void {
  db.run('BEGIN IMMEDIATE');
  try {
    statements();
    db.run('COMMIT');
  } catch (error) {
    if (db.inTransaction()) db.run('ROLLBACK');
    throw error;
  }
}

/**
 * Documents, figures, parked families and the checkpoint of one batch in one transaction.
 * @param loaded figures collected so far by a load, which adds them up at its end; null: written here
 * @throws CheckpointMoved, FencedOff, BadDocument; after an error the store is as before
 */
export function applyBatch(db: Sql, layout: Layout, batch: WriteBatch, loaded: Map<string, number> | null): void {
  const sums = loaded ?? new Map<string, number>();
  transaction(db, () => {
    checkOwner(db, batch);
    writeFamilies(db, layout, { families: batch.families, loading: loaded !== null }, sums);
    writeLogDocuments(db, layout, batch.documents);
    writeParked(db, batch);
    if (loaded === null) writeSums(db, sums);
    writeCheckpoint(db, batch.to);
  });
}
