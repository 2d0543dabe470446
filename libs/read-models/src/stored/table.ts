import { BadDocument, type CollectionSpec } from '../port';

/** What a field of a stored row may hold: no booleans, which an engine may not know. */
export type Value = string | number | null;
export type Row = readonly Value[];

/** A collection as it is stored. */
export interface Table {
  readonly name: string;
  /** Declared columns in a fixed order, without `id`. */
  readonly columns: readonly string[];
  readonly types: Readonly<Record<string, 'text' | 'integer'>>;
  readonly isColumn: ReadonlySet<string>;
  /** Its documents may be got by id. */
  readonly byId: boolean;
  /** Its documents are only ever added. */
  readonly once: boolean;
}
export type Layout<T extends Table = Table> = ReadonlyMap<string, T>;

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,60}$/;
const RESERVED = new Set(['id', 'fid', 'body']);

/** Names come from projections, not from users, but they become names of the engine: nothing but plain ones passes. */
function checked(name: string): string {
  if (!NAME.test(name)) throw new Error(`"${name}" is not a name of a collection or column`);
  return name;
}

function tableFor({ name, columns: types, indexes, notById, byLog, once }: CollectionSpec): Table {
  if (notById && byLog) throw new Error(`${name} is folded by log, so its documents are read by id`);
  if (once && !byLog) throw new Error(`${name} is of families, which say their documents anew each time`);
  const columns = Object.keys(types).map(checked);
  const wrong = columns.find((column) => RESERVED.has(column.toLowerCase()));
  if (wrong) throw new Error(`${name}.${wrong}: the name is taken by the store`);
  const unknown = indexes.flat().find((column) => column !== 'id' && !columns.includes(column));
  if (unknown) throw new Error(`${name} is indexed by ${unknown}, which is no column`);
  const kind = { byId: notById !== true, once: once === true };
  return { name: checked(name), columns, types, isColumn: new Set(columns), ...kind };
}

/** @throws Error for two collections of one name, a reserved column or an index over an undeclared column */
export function tablesOf(collections: readonly CollectionSpec[]): Layout {
  const layout = new Map<string, Table>();
  for (const spec of collections) {
    if (layout.has(spec.name)) throw new Error(`two collections are named ${spec.name}`);
    layout.set(spec.name, tableFor(spec));
  }
  return layout;
}

/** @throws BadDocument when the collection was never declared */
export function tableOf<T extends Table>(layout: Layout<T>, collection: string): T {
  const table = layout.get(collection);
  if (!table) throw new BadDocument(`there is no collection ${collection}`);
  return table;
}

/** @throws BadDocument when the collection was never declared or is not asked by id */
export function tableById<T extends Table>(layout: Layout<T>, collection: string): T {
  const table = tableOf(layout, collection);
  if (!table.byId) throw new BadDocument(`${collection} is not asked by id`);
  return table;
}

/** @throws BadDocument when the collection declares no such column */
export function declared(table: Table, column: string): string {
  if (column !== 'id' && !table.columns.includes(column))
    throw new BadDocument(`${table.name} has no column ${column}`);
  return column;
}
