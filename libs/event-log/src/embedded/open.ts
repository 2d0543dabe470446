import {
  LogUnavailable,
  RevisionConflict,
  type Appended,
  type EventLog,
  type ExpectedRevision,
  type NewEvent,
} from '../port';
import { serialise } from '../limits';
import { lockFile } from '../sqlite/folder-lock';
import { connectReadOnly } from '../sqlite/connection';
import { startWal } from '../sqlite/wal';
import { startWriter } from '../sqlite/writer-thread';
import type { AppendDone, AppendJob } from './append-job';
import { placeAfter, positionOf } from './position';
import { readerOn } from './reader';
import { follow, waker } from './subscription';

const revisionOf = (expected: ExpectedRevision): number => (expected === 'no-stream' ? -1 : expected);

function answer(stream: string, expected: ExpectedRevision, done: AppendDone): Appended {
  if ('conflict' in done) throw new RevisionConflict(stream, expected, done.conflict < 0 ? 'no-stream' : done.conflict);
  const positions = done.places.map(positionOf);
  return { revision: done.revision, position: positions.at(-1) as string, positions, repeated: done.repeated };
}

const newest = (done: readonly AppendDone[], before: number): number =>
  done.reduce((place, each) => ('places' in each ? Math.max(place, each.places.at(-1) ?? 0) : place), before);

/** The file's writer: its own thread, so that fsync never blocks a request. */
const WRITER = 'libs/event-log/src/embedded/writer-thread';

async function openLocked(file: string, unlock: () => void): Promise<EventLog> {
  const news = waker();
  let last = 0;
  let closed = false;
  const writer = await startWriter<AppendJob, AppendDone>(WRITER, { file }, (done) => {
    last = newest(done, last);
    news.wake();
    wal.written();
  });
  const wal = startWal(file);
  const db = connectReadOnly(file);
  const reader = readerOn(db, () => last);
  last = placeAfter(await readerOn(db).head());

  async function append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    if (closed) throw new LogUnavailable('the log is closed');
    const { rows, bytes } = serialise(stream, expected, events);
    return answer(stream, expected, await writer.submit({ stream, expected: revisionOf(expected), rows }, bytes));
  }
  async function end(): Promise<void> {
    closed = true;
    news.wake();
    await wal.close();
    await writer.close();
    db.close();
    unlock();
  }
  let ending: Promise<void> | null = null;
  return {
    append,
    ...reader,
    subscribe(options) {
      return follow({ readAll: reader.readAll, last: () => last, ...news, closed: () => closed }, options);
    },
    close: () => (ending ??= end()),
  };
}

/**
 * Opens the embedded event log: one SQLite file, made when it is missing (its folder is not).
 * An append is answered after it is on the disk; what arrives while one commit runs shares the next.
 * @throws DataInUse when another process has it open
 */
export async function openEmbeddedLog(options: { readonly file: string }): Promise<EventLog> {
  const unlock = lockFile(options.file);
  try {
    return await openLocked(options.file, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}
