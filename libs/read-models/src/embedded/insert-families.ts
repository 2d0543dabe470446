import { textOfFigures } from '../stored/changes';
import { figuresOfRows, widthOf, type FamilyRows } from '../stored/family-rows';
import { selected } from './columns';
import type { Sql, SqlValue } from './connection';
import { insertValues } from './insert-many';
import type { Layout, Table } from './schema';
import type { FigureSink } from './write-families';

/** Rows name a family by its place in the batch; from now on by its number in this file. */
function insertRows(db: Sql, table: Table, values: SqlValue[], first: number): void {
  const width = widthOf(table);
  for (let at = 0; at < values.length; at += width) values[at] = (values[at] as number) + first;
  insertValues(db, { into: `${table.sql}(fid, ${selected(table)})` }, width, values);
}

/**
 * Takes up families that nobody has written before: nothing is compared.
 * @param sink takes up their figures
 * @throws BadDocument
 */
export function insertFamilies(db: Sql, layout: Layout, rows: FamilyRows, { codes, sums }: FigureSink): void {
  const first = Number(db.all('SELECT coalesce(max(fid), 0) FROM families')[0]?.[0]) + 1;
  const own: SqlValue[] = [];
  let place = 0;
  for (const figures of figuresOfRows(codes, rows)) {
    const [family, revision] = [rows.families[place] as string, rows.revisions[place] as number];
    own.push(first + place, family, revision, textOfFigures(figures));
    sums.addAll(figures, 1);
    place += 1;
  }
  insertValues(db, { into: 'families(fid, family, revision, changes)' }, 4, own);
  for (const table of layout.values()) insertRows(db, table, rows.values[table.name] ?? [], first);
}
