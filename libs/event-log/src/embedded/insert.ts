import type { Connection, SqlValue } from '../sqlite/connection';

const COLUMNS = 6;
const MANY = 24;

/** Collects rows of `events` and writes many with one statement: a native call costs more than a row. */
export function eventInserter(db: Connection) {
  const row = `(${Array(COLUMNS).fill('?').join(',')})`;
  const one = db.prepare(`INSERT INTO events VALUES ${row}`);
  const many = db.prepare(`INSERT INTO events VALUES ${Array(MANY).fill(row).join(',')}`);
  let values: SqlValue[] = [];
  return {
    add: (...columns: SqlValue[]) => void values.push(...columns),
    flush() {
      const rows = values;
      values = [];
      let at = 0;
      for (; at + MANY * COLUMNS <= rows.length; at += MANY * COLUMNS) many.run(rows.slice(at, at + MANY * COLUMNS));
      for (; at < rows.length; at += COLUMNS) one.run(rows.slice(at, at + COLUMNS));
    },
    discard() {
      values = [];
    },
  };
}
