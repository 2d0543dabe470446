import type { Row, Sql, SqlValue } from './connection';

/** Rows in one statement: more make it longer to parse than it saves (measured, design/engines.md). */
const ROWS = 24;

/**
 * Inserts rows with as few statements as pay.
 * @param into table with its columns, `t(a, b)`; `suffix` stands behind the values (an upsert clause)
 */
export function insertMany(db: Sql, into: string, rows: readonly Row[], suffix = ''): void {
  const width = rows[0]?.length ?? 0;
  const one = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const many = Array.from({ length: ROWS }, () => one).join(', ');
  let at = 0;
  for (; at + ROWS <= rows.length; at += ROWS) {
    const values: SqlValue[] = [];
    for (let n = at; n < at + ROWS; n += 1) values.push(...(rows[n] as Row));
    db.run(`INSERT INTO ${into} VALUES ${many} ${suffix}`, values);
  }
  for (; at < rows.length; at += 1) db.run(`INSERT INTO ${into} VALUES ${one} ${suffix}`, rows[at]);
}
