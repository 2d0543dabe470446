import { CheckpointMoved, FencedOff, type Checkpoint, type WriteBatch } from '../port';
import { Figures } from '../stored/figures';
import type { Codes } from './codes';
import type { Sql } from './connection';
import type { Layout } from './schema';
import type { FamilyRows } from '../stored/family-rows';
import { insertFamilies } from './insert-families';
import { writeFamilies, type FigureSink } from './write-families';
import { writeLogDocuments } from './write-log-documents';
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

/** Where a batch is written. */
export interface Target {
  readonly db: Sql;
  readonly layout: Layout;
  readonly codes: Codes;
  /** Figures collected so far by a load, which adds them up at its end; null: written with each batch. */
  readonly loaded: Figures | null;
}

/** Families of a load, in one transaction; the checkpoint comes at the load's end. */
export function loadFamilies({ db, layout, codes, loaded }: Target & { loaded: Figures }, rows: FamilyRows): void {
  try {
    transaction(db, () => insertFamilies(db, layout, rows, { codes, sums: loaded }));
  } catch (error) {
    codes.forget();
    throw error;
  }
}

/**
 * Documents, figures, parked families and the checkpoint of one batch in one transaction.
 * @throws CheckpointMoved, FencedOff, BadDocument; after an error the store is as before
 */
export function applyBatch({ db, layout, codes, loaded }: Target, batch: WriteBatch): void {
  const sink: FigureSink = { codes, sums: loaded ?? new Figures() };
  try {
    transaction(db, () => {
      checkOwner(db, batch);
      writeFamilies(db, layout, batch.families, sink);
      writeLogDocuments(db, layout, batch.documents);
      writeParked(db, batch);
      if (loaded === null) writeSums(db, codes, sink.sums);
      writeCheckpoint(db, batch.to);
    });
  } catch (error) {
    codes.forget();
    throw error;
  }
}
