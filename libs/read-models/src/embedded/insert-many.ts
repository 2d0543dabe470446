import type { Row, Sql, SqlValue } from './connection';

/** Rows in one statement: more make it longer to parse than it saves (measured, design/engines.md). */
const ROWS = 24;

/**
 * Inserts rows with as few statements as pay.
 * @param into table with its columns, `t(a, b)`; `suffix` stands behind the values (an upsert clause)
 * @param values of all rows one after the other, `width` for each
 */
export function insertValues(
  db: Sql,
  { into, suffix = '' }: { readonly into: string; readonly suffix?: string },
  width: number,
  values: readonly SqlValue[],
): void {
  if (values.length === 0) return;
  const one = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const many = Array.from({ length: ROWS }, () => one).join(', ');
  let at = 0;
  for (; at + ROWS * width <= values.length; at += ROWS * width)
    db.run(`INSERT INTO ${into} VALUES ${many} ${suffix}`, values.slice(at, at + ROWS * width));
  for (; at < values.length; at += width)
    db.run(`INSERT INTO ${into} VALUES ${one} ${suffix}`, values.slice(at, at + width));
}

/** The same for rows apart. */
export const insertMany = (db: Sql, into: string, rows: readonly Row[], suffix = ''): void =>
  insertValues(db, { into, suffix }, rows[0]?.length ?? 0, rows.flat());
