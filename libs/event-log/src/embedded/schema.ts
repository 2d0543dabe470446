import { connectDurable, type Connection } from '../sqlite/connection';

/**
 * No index on event ids: a random index is what slows an append down as a log grows. A repeated append is recognised by
 * comparing ids at its place in the stream.
 */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS streams(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS events(pos INTEGER PRIMARY KEY, sid INTEGER NOT NULL, rev INTEGER NOT NULL,
  eid TEXT NOT NULL, type TEXT NOT NULL, body TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS events_of_stream ON events(sid, rev);`;

/**
 * Pages of the write-ahead log (16 MiB) after which its writer folds what the thread beside it has not: rarer foldings
 * did not pay, more frequent ones cost.
 */
const AUTOCHECKPOINT = 4000;

/** Opens the log's file for its one writer, and makes it when it is new. */
export function openLogFile(file: string): Connection {
  const db = connectDurable(file, AUTOCHECKPOINT);
  db.exec(SCHEMA);
  return db;
}
