import { Long, type Document } from 'bson';
import { aggregated } from './pipeline';
import { badValue, Refused } from './refused';
import type { MemoryStore, Transaction } from './store';
import { updated } from './updates';
import { matches, sorted } from './values';

/** A command as it is carried out: its collection, its own fields, and the transaction it belongs to. */
export interface Call {
  readonly store: MemoryStore;
  readonly db: string;
  readonly command: Document;
  readonly within: Transaction | null;
  readonly cursors: Map<string, Document[]>;
}
type Command = (call: Call) => Document;

/** `<database>.<collection>`, named by the command's first field. */
const namespaceOf = ({ db, command }: Call): string => `${db}.${String(Object.values(command)[0])}`;
const idText = (id: unknown): string => {
  if (typeof id === 'string') return id;
  throw badValue('the double keeps documents whose _id is a text');
};

/** The id that a filter names, when it names one: no other document can meet it. */
function candidates({ store, within }: Call, ns: string, filter: Document): readonly Document[] {
  const asked: unknown = filter['_id'];
  const ids = typeof asked === 'string' ? [asked] : ((asked as Document | undefined)?.['$in'] as unknown[] | undefined);
  if (!ids) return store.read(ns, within);
  const docs = [...new Set(ids.map(idText))].map((id) => store.one(ns, id, within));
  return docs.filter((doc) => doc !== null);
}
const found = (call: Call, ns: string, filter: Document): Document[] =>
  candidates(call, ns, filter).filter((doc) => matches(doc, filter));

/** The default of the manual's page on `find`; `getMore` brings the rest. */
const FIRST_BATCH = 101;
let lastCursor = 0;
function cursorOver(call: Call, ns: string, docs: Document[], size: unknown): Document {
  const count = typeof size === 'number' ? size : FIRST_BATCH;
  const rest = docs.slice(count);
  let id = 0;
  if (rest.length > 0) call.cursors.set(String((id = lastCursor += 1)), rest);
  return { ok: 1, cursor: { id: Long.fromNumber(id), ns, firstBatch: docs.slice(0, count) } };
}

const find: Command = (call) => {
  const { filter, sort, limit, batchSize } = call.command as Record<string, Document & number>;
  const ns = namespaceOf(call);
  const docs = found(call, ns, filter ?? {});
  const ordered = sort ? sorted(docs, sort) : docs;
  return cursorOver(call, ns, limit ? ordered.slice(0, Number(limit)) : ordered, batchSize);
};
const aggregate: Command = (call) => {
  const ns = namespaceOf(call);
  const { pipeline, cursor } = call.command as { pipeline: Document[]; cursor: { batchSize?: number } };
  return cursorOver(call, ns, aggregated(call.store.read(ns, call.within), pipeline), cursor.batchSize);
};
const getMore: Command = (call) => {
  const { getMore: id, batchSize } = call.command;
  const left = call.cursors.get(String(id));
  const ns = `${call.db}.${String(call.command['collection'])}`;
  if (!left) throw new Refused(43, 'CursorNotFound', `cursor id ${String(id)} not found`);
  const count = typeof batchSize === 'number' ? batchSize : left.length;
  const rest = left.slice(count);
  if (rest.length > 0) call.cursors.set(String(id), rest);
  else call.cursors.delete(String(id));
  return {
    ok: 1,
    cursor: { id: rest.length > 0 ? (id as Document) : Long.fromNumber(0), ns, nextBatch: left.slice(0, count) },
  };
};
const killCursors: Command = ({ command, cursors }) => {
  for (const id of command['cursors'] as unknown[]) cursors.delete(String(id));
  return { ok: 1, cursorsKilled: command['cursors'] as Document };
};

/**
 * Writes one after the other. Outside of a transaction a refused one is a write error of the answer, inside it ends the
 * whole transaction (manual, "Command Responses").
 */
function each(call: Call, writes: readonly Document[], write: (one: Document, at: number) => void): Document[] {
  const errors: Document[] = [];
  for (const [index, one] of writes.entries()) {
    try {
      write(one, index);
    } catch (error) {
      if (call.within || !(error instanceof Refused)) throw error;
      errors.push({ index, code: error.code, errmsg: error.message });
      if (call.command['ordered'] !== false) break;
    }
  }
  return errors;
}
const answer = (n: number, errors: readonly Document[], rest: Document = {}): Document => ({
  ok: 1,
  n,
  ...rest,
  ...(errors.length > 0 ? { writeErrors: errors } : {}),
});

const insert: Command = (call) => {
  const ns = namespaceOf(call);
  let n = 0;
  const errors = each(call, call.command['documents'] as Document[], (doc) => {
    call.store.put(ns, idText(doc['_id']), doc, { within: call.within, fresh: true });
    n += 1;
  });
  return answer(n, errors);
};

/** What a filter says plainly becomes the document that an upsert begins with. */
const plain = (filter: Document): Document =>
  Object.fromEntries(
    Object.entries(filter).filter(([name, value]) => !name.startsWith('$') && typeof value !== 'object'),
  );

function upserted(call: Call, ns: string, { q, u }: Document): string {
  const doc = updated(plain(q as Document), u as Document, true);
  const id = idText(doc['_id']);
  call.store.put(ns, id, doc, { within: call.within, fresh: true });
  return id;
}
const sameText = (a: Document, b: Document): boolean => JSON.stringify(a) === JSON.stringify(b);

const update: Command = (call) => {
  const ns = namespaceOf(call);
  const counts = { n: 0, nModified: 0 };
  const upserts: Document[] = [];
  const errors = each(call, call.command['updates'] as Document[], (one, index) => {
    if (one['multi'] === true) throw badValue('the double updates one document at a time');
    const [doc] = found(call, ns, one['q'] as Document);
    if (!doc && one['upsert'] !== true) return;
    counts.n += 1;
    if (!doc) return void upserts.push({ index, _id: upserted(call, ns, one) });
    const next = updated(doc, one['u'] as Document, false);
    // An update that changes nothing writes nothing, so it also conflicts with nobody.
    if (sameText(doc, next)) return;
    counts.nModified += 1;
    call.store.put(ns, idText(doc['_id']), next, { within: call.within, fresh: false });
  });
  return answer(counts.n, errors, {
    nModified: counts.nModified,
    ...(upserts.length > 0 ? { upserted: upserts } : {}),
  });
};

const remove: Command = (call) => {
  const ns = namespaceOf(call);
  let n = 0;
  const errors = each(call, call.command['deletes'] as Document[], (one) => {
    const docs = found(call, ns, one['q'] as Document);
    for (const doc of one['limit'] === 1 ? docs.slice(0, 1) : docs) {
      call.store.put(ns, idText(doc['_id']), null, { within: call.within, fresh: false });
      n += 1;
    }
  });
  return answer(n, errors);
};

/** Reads and writes, which may stand in a transaction. */
export const DOCUMENT_COMMANDS: Readonly<Record<string, Command>> = {
  find,
  aggregate,
  getMore,
  killCursors,
  insert,
  update,
  delete: remove,
};

const create: Command = (call) => {
  const ns = namespaceOf(call);
  if (call.store.has(ns)) throw new Refused(48, 'NamespaceExists', `Collection ${ns} already exists.`);
  call.store.create(ns);
  return { ok: 1 };
};
const drop: Command = (call) => {
  call.store.drop(namespaceOf(call));
  return { ok: 1 };
};
const listCollections: Command = (call) => {
  const own = call.store.names().filter((ns) => ns.startsWith(`${call.db}.`));
  const docs = own.map((ns) => ({ name: ns.slice(call.db.length + 1), type: 'collection' }));
  return cursorOver(call, `${call.db}.$cmd.listCollections`, docs, undefined);
};
const createIndexes: Command = (call) => {
  const ns = namespaceOf(call);
  call.store.create(ns);
  const there = call.store.indexes.get(ns) as Document[];
  for (const index of call.command['indexes'] as Document[]) {
    const same = there.find(({ name }) => name === index['name']);
    if (same && !sameText(same['key'] as Document, index['key'] as Document))
      throw new Refused(86, 'IndexKeySpecsConflict', `another index has the name ${String(index['name'])}`);
    if (!same) there.push({ v: 2, ...index });
  }
  return { ok: 1 };
};
const listIndexes: Command = (call) => {
  const ns = namespaceOf(call);
  return cursorOver(call, ns, [...(call.store.indexes.get(ns) ?? [])], undefined);
};

/** What a server does outside of transactions only (code 263). */
export const SCHEMA_COMMANDS: Readonly<Record<string, Command>> = {
  create,
  drop,
  listCollections,
  createIndexes,
  listIndexes,
};
/** Commands that change something. */
export const WRITES: ReadonlySet<string> = new Set(['insert', 'update', 'delete', 'create', 'drop', 'createIndexes']);
