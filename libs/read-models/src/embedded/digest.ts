import { createHash } from 'node:crypto';
import { figuresOfText, namedFigures } from './changes';
import type { Codes } from './codes';
import { selected } from './columns';
import type { Row, Sql } from './connection';
import type { Layout } from './schema';

export interface Digest {
  readonly documents: number;
  readonly changes: number;
  readonly checksum: string;
}

/** Adds SHA-256 values up, so that the order of the rows does not matter but their number does. */
function multisetHash(): { add(parts: readonly unknown[]): void; text(): string } {
  const words = new Uint32Array(8);
  return {
    add: (parts) => {
      const hash = createHash('sha256').update(JSON.stringify(parts)).digest();
      for (let n = 0; n < 8; n += 1) words[n] = ((words[n] as number) + hash.readUInt32LE(n * 4)) >>> 0;
    },
    text: () => Buffer.from(words.buffer).toString('hex'),
  };
}

/** In words: the numbers that stand for them are not the same in two files. */
const saidBy = (codes: Codes, changes: string): readonly string[] =>
  namedFigures(codes, figuresOfText(changes))
    .map((parts) => parts.join(' '))
    .sort();

const PAGE = 2000;
/** Every row of a query over rowids, a page at a time: memory stays flat. */
function* pages(db: Sql, text: string): Generator<Row> {
  let after = -1;
  for (;;) {
    const rows = db.all(text, [after, PAGE]);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1]?.[0] as number;
  }
}

/**
 * Size and checksum of documents and figures, whatever internal numbers and order they have.
 * Documents count as their stored text; `changes` is the number of days on which a figure of a unit changes.
 */
export function digestOf(db: Sql, layout: Layout, codes: Codes): Digest {
  const hash = multisetHash();
  let documents = 0;
  for (const table of layout.values()) {
    const text = `SELECT d.rowid, (SELECT f.family FROM families f WHERE f.fid = d.fid), ${selected(table)} FROM ${table.sql} d WHERE d.rowid > ? ORDER BY d.rowid LIMIT ?`;
    for (const [, family, ...content] of pages(db, text)) {
      documents += 1;
      hash.add([table.name, family, ...content]);
    }
  }
  const said = 'SELECT fid, family, changes FROM families WHERE fid > ? ORDER BY fid LIMIT ?';
  for (const [, family, changes] of pages(db, said))
    if (changes !== '') hash.add(['changes', family, ...saidBy(codes, changes as string)]);
  let changes = 0;
  for (const [unit] of db.all('SELECT DISTINCT unit FROM sum_days'))
    for (const row of db.all('SELECT unit, key, date, n FROM sum_days WHERE unit = ? AND n <> 0', [unit as string])) {
      changes += 1;
      hash.add(['day', ...row]);
    }
  for (const row of db.all('SELECT unit, key, month, n FROM sum_months WHERE n <> 0')) hash.add(['month', ...row]);
  return { documents, changes, checksum: hash.text() };
}
