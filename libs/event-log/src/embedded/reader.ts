import type { EventLog, LogReader, Position, ReadOptions, StoredEvent } from '../port';
import { connectReadOnly, type Connection, type Row, type SqlValue } from '../sqlite/connection';
import { placeAfter, placeOf, positionOf } from './position';

type Body = Pick<StoredEvent, 'data' | 'metadata'>;
type Listed = [place: number, revision: number, eventId: string, type: string, body: Body];

/** Sorts after every character that a stream name may hold. */
const AFTER_NAMES = '\u007f';
/** Events looked at for one filtered page: bounds how long a rare prefix holds the thread. */
const SCAN = 4096;
const NAMES = 1000;
const EVENTS = 'SELECT pos, rev, eid, type, body, name FROM events e CROSS JOIN streams s ON s.id=e.sid';
const MOST = Number.MAX_SAFE_INTEGER;

function event(stream: string, [place, revision, eventId, type, { data, metadata }]: Listed): StoredEvent {
  return { stream, revision, position: positionOf(place), eventId, type, data, metadata };
}
const eventOfRow = (row: Row): StoredEvent =>
  event(String(row[5]), [
    Number(row[0]),
    Number(row[1]),
    String(row[2]),
    String(row[3]),
    JSON.parse(String(row[4])) as Body,
  ]);

/** One text per stream read: a native call and a JSON parse per row would cost twice as much. */
const ofStream = (direction: 'ASC' | 'DESC') => `
SELECT '[' || group_concat('[' || pos || ',' || rev || ',"' || eid || '","' || type || '",' || body || ']', ',') || ']'
FROM (SELECT * FROM events WHERE sid=? AND rev BETWEEN ? AND ? ORDER BY rev ${direction} LIMIT ?)`;

const limits = (options: ReadOptions): readonly [low: number, high: number, count: number] => {
  if (options.direction !== 'backward') {
    const { from = 0, to = MOST, limit = MOST } = options;
    return [from, to, limit];
  }
  const { from = MOST, to = 0, limit = MOST } = options;
  return [to, from, limit];
};

function streamReader(db: Connection): LogReader['read'] {
  const streamId = db.prepare('SELECT id FROM streams WHERE name=?');
  const forward = db.prepare(ofStream('ASC'));
  const backward = db.prepare(ofStream('DESC'));
  return (stream, options = {}) => {
    const id = streamId.get([stream])?.[0];
    if (id === undefined) return Promise.resolve(null);
    const text = (options.direction === 'backward' ? backward : forward).get([id, ...limits(options)])?.[0];
    if (text === null || text === undefined) return Promise.resolve([]);
    return Promise.resolve((JSON.parse(String(text)) as Listed[]).map((listed) => event(stream, listed)));
  };
}

interface Span {
  readonly from: number;
  readonly upTo: number;
  readonly limit: number;
}
type Wanted = Pick<Parameters<EventLog['readAll']>[0], 'prefixes' | 'types'>;
const marks = (n: number, mark: string, join: string): string => Array<string>(n).fill(mark).join(join);

/** Reads the events of a span, of all streams or of those with one of the prefixes, of all types or of some. */
function spanReader(db: Connection) {
  const prepare = (prefixes: number, types: number) => {
    const named = prefixes === 0 ? '' : `AND (${marks(prefixes, '(name>=? AND name<?)', ' OR ')})`;
    const typed = types === 0 ? '' : `AND type IN (${marks(types, '?', ',')})`;
    return db.prepare(`${EVENTS} WHERE pos>? AND pos<=? ${named} ${typed} ORDER BY pos LIMIT ?`);
  };
  const statements = new Map<string, ReturnType<typeof prepare>>();
  return ({ from, upTo, limit }: Span, { prefixes, types = [] }: Wanted): readonly StoredEvent[] => {
    if (prefixes?.length === 0) return [];
    const [names, count] = [prefixes ?? [], `${prefixes?.length ?? 0}/${types.length}`];
    const statement = statements.get(count) ?? prepare(names.length, types.length);
    statements.set(count, statement);
    const bounds: SqlValue[] = names.flatMap((prefix) => [prefix, prefix + AFTER_NAMES]);
    return statement.all([from, upTo, ...bounds, ...types, limit]).map(eventOfRow);
  };
}

function logReader(db: Connection, last: () => number): LogReader['readAll'] {
  const read = spanReader(db);
  return ({ after, limit, ...wanted }) => {
    const from = placeAfter(after);
    const head = last();
    const filtered = wanted.prefixes !== undefined || wanted.types !== undefined;
    const upTo = filtered ? Math.min(head, from + Math.max(limit, SCAN)) : head;
    const events = read({ from, upTo, limit }, wanted);
    const place = events.length === limit ? placeAfter(events.at(-1)?.position ?? null) : upTo;
    const next = Math.max(place, from);
    return Promise.resolve({ events, next: next === 0 ? null : positionOf(next), atHead: next >= head });
  };
}

async function* namesOf(db: Connection, prefix: string): AsyncGenerator<string> {
  const page = db.prepare('SELECT name FROM streams WHERE name>=? AND name<? AND name>? ORDER BY name LIMIT ?');
  for (let last = ''; ;) {
    const names = page.all([prefix, prefix + AFTER_NAMES, last, NAMES]).map((row) => String(row[0]));
    yield* names;
    if (names.length < NAMES) return;
    last = names.at(-1) as string;
    await new Promise(setImmediate);
  }
}

/** Halves the log until the last event is found that passes; places may have gaps. */
function lastPassing(db: Connection, newest: number, passes: (recordedAt: string) => boolean): number {
  const upTo = db.prepare(
    "SELECT pos, json_extract(body, '$.metadata.recordedAt') FROM events WHERE pos<=? ORDER BY pos DESC LIMIT 1",
  );
  let [low, high] = [0, newest];
  let found = 0;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [place = 0, recordedAt] = upTo.get([middle]) ?? [];
    const passed = Number(place) <= low || passes(String(recordedAt));
    if (!passed) high = Number(place) - 1;
    else {
      found = Math.max(found, Number(place));
      low = middle;
    }
  }
  return found;
}

/** What is read of a log's file over one connection. `last` is the newest place that may be shown. */
export function readerOn(db: Connection, last?: () => number): Omit<LogReader, 'close'> {
  const lastPlace = db.prepare('SELECT max(pos) FROM events');
  const newest = last ?? (() => Number(lastPlace.get()?.[0] ?? 0));
  const newestEvent = db.prepare(`${EVENTS} WHERE pos=?`);
  return {
    read: streamReader(db),
    readAll: logReader(db, newest),
    streams: (prefix) => namesOf(db, prefix),
    lastRecorded: (passes) => {
      const place = lastPassing(db, newest(), passes);
      return Promise.resolve(place === 0 ? null : positionOf(place));
    },
    last: () => {
      const row = newestEvent.get([newest()]);
      return Promise.resolve(row ? eventOfRow(row) : null);
    },
    compare: (a, b) => placeOf(a) - placeOf(b),
    head: () => Promise.resolve(newest() === 0 ? null : (positionOf(newest()) satisfies Position)),
  };
}

/**
 * Reads a log that this or another process writes, for threads that rebuild read models.
 * @param options.file the log's file, which exists
 */
export function openEmbeddedLogReader(options: { readonly file: string }): LogReader {
  const db = connectReadOnly(options.file);
  return {
    ...readerOn(db),
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
