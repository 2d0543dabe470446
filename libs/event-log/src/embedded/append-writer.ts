import { LRUCache } from 'lru-cache';
import type { Connection } from '../sqlite/connection';
import type { BatchWriter } from '../sqlite/writer-protocol';
import { ROW, type AppendDone, type AppendJob } from './append-job';
import { eventInserter } from './insert';

interface Head {
  id: number;
  revision: number;
}
const CACHED_HEADS = 100_000;

/**
 * Writes appends to the log's file, many in one transaction. It knows every head that it needs, because it is the only
 * writer of the file.
 */
export function appendWriter(db: Connection): BatchWriter<AppendJob, AppendDone> {
  const streamId = db.prepare('SELECT id FROM streams WHERE name=?');
  const lastRevision = db.prepare('SELECT rev FROM events WHERE sid=? ORDER BY rev DESC LIMIT 1');
  const addStream = db.prepare('INSERT INTO streams(id, name) VALUES(?, ?)');
  const lastStream = db.prepare('SELECT max(id) FROM streams');
  const lastPlace = db.prepare('SELECT max(pos) FROM events');
  const idsAfter = db.prepare('SELECT eid, pos FROM events WHERE sid=? AND rev>? ORDER BY rev LIMIT ?');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const inserter = eventInserter(db);
  const heads = new LRUCache<string, Head>({ max: CACHED_HEADS });
  const touched = new Set<string>();
  let place = 0;
  let streams = 0;
  const recount = () => {
    place = Number(lastPlace.get()?.[0] ?? 0);
    streams = Number(lastStream.get()?.[0] ?? 0);
  };

  const head = (stream: string): Head => {
    const cached = heads.get(stream);
    if (cached) return cached;
    const id = streamId.get([stream])?.[0];
    const found: Head =
      id === undefined ? { id: 0, revision: -1 } : { id: Number(id), revision: Number(lastRevision.get([id])?.[0]) };
    heads.set(stream, found);
    return found;
  };
  /** The very same events at the very same place: a retry after a lost answer. */
  const repeated = (job: AppendJob, at: Head): AppendDone => {
    inserter.flush();
    const count = job.rows.length / ROW;
    const there = idsAfter.all([at.id, job.expected, count]);
    const same = there.length === count && there.every((row, i) => row[0] === job.rows[i * ROW]);
    if (!same) return { conflict: at.revision };
    return { revision: job.expected + count, places: there.map((row) => Number(row[1])), repeated: true };
  };
  const write = (job: AppendJob, at: Head): AppendDone => {
    touched.add(job.stream);
    if (at.id === 0) {
      at.id = ++streams;
      addStream.run([at.id, job.stream]);
    }
    const places: number[] = [];
    for (let i = 0; i < job.rows.length; i += ROW) {
      inserter.add(++place, at.id, ++at.revision, ...job.rows.slice(i, i + ROW));
      places.push(place);
    }
    return { revision: at.revision, places, repeated: false };
  };
  const one = (job: AppendJob): AppendDone => {
    const at = head(job.stream);
    if (job.expected === at.revision) return write(job, at);
    return job.expected < at.revision ? repeated(job, at) : { conflict: at.revision };
  };
  const undo = () => {
    // A full disk has rolled back already; a second rollback would hide the first error.
    if (db.inTransaction()) db.exec('ROLLBACK');
    inserter.discard();
    for (const stream of touched) heads.delete(stream);
    recount();
  };

  recount();
  return {
    execute(jobs) {
      touched.clear();
      begin.run();
      try {
        const done = jobs.map(one);
        inserter.flush();
        commit.run();
        return done;
      } catch (error) {
        undo();
        throw error;
      }
    },
    close() {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}
