import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppendDone, AppendJob } from '../../../libs/event-log/src/embedded/append-job';
import { appendWriter } from '../../../libs/event-log/src/embedded/append-writer';
import { openLogFile } from '../../../libs/event-log/src/embedded/schema';
import type { Connection, Statement } from '../../../libs/event-log/src/sqlite/connection';
import { breakingOff, Broken, type Breaking } from './breaking';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'kurator-writes-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

let given = 0;
const id = (): string => `00000000-0000-4000-8000-${String((given += 1)).padStart(12, '0')}`;
const job = (stream: string, expected: number, events: number): AppendJob => ({
  stream,
  expected,
  rows: Array.from({ length: events }, (_none, n) => [id(), 't', JSON.stringify({ data: { n }, metadata: {} })]).flat(),
});

/** The connection of the writer, whose every statement that writes may be the last. */
function guarded(db: Connection, breaking: Breaking): Connection {
  const prepare = (sql: string): Statement => {
    const statement = db.prepare(sql);
    return { ...statement, run: (values) => breaking.write(sql, () => statement.run(values)) };
  };
  return {
    prepare,
    exec: (sql) => breaking.write(sql, () => db.exec(sql)),
    inTransaction: () => !breaking.isDead() && db.inTransaction(),
    close: () => db.close(),
  };
}
function open(file: string) {
  const breaking = breakingOff();
  const db = openLogFile(file);
  return { breaking, db, writer: appendWriter(guarded(db, breaking)) };
}
const everything = (db: Connection): unknown =>
  db
    .prepare('SELECT e.pos, s.name, e.rev, e.eid, e.body FROM events e JOIN streams s ON s.id=e.sid ORDER BY e.pos')
    .all();

/** Streams that go on, new ones, one that is too long for a single statement, a repetition and a conflict. */
const BEFORE = [job('a', -1, 2), job('b', -1, 1)];
const BATCH = [
  job('a', 1, 1),
  job('c', -1, 30),
  BEFORE[1] as AppendJob,
  job('b', 5, 1),
  job('d', -1, 2),
  job('c', 29, 1),
];
const REPEATED = [0, 1, 4, 5];

/** A log with a past, a copy for each point; what it holds before and after the batch, and what the batch is answered. */
function story() {
  const origin = join(dir, 'origin.db');
  const first = open(origin);
  first.writer.execute(BEFORE);
  const before = everything(first.db);
  first.writer.close();
  const copy = (name: string): string => (copyFileSync(origin, join(dir, name)), join(dir, name));
  const counting = open(copy('counting.db'));
  const answered = counting.writer.execute(BATCH);
  const [after, points] = [everything(counting.db), [...counting.breaking.seen()]];
  counting.writer.close();
  return { copy, before, after, answered, points };
}
/** What a process that died this moment would leave: what lies in the files. @returns another file with that */
function leftOf(file: string): string {
  const left = `${file}-left`;
  copyFileSync(file, left);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${left}-wal`);
  return left;
}
const repetitionOf = (answered: readonly AppendDone[]): readonly AppendDone[] =>
  answered.map((done, n) => ('conflict' in done || !REPEATED.includes(n) ? done : { ...done, repeated: true }));

it('a write of the log that fails, whichever, leaves nothing of its batch, and the same batch is taken next', () => {
  const { copy, before, after, answered, points } = story();
  expect(points.length).toBeGreaterThan(5);
  for (const [point, sql] of points.entries()) {
    const { breaking, db, writer } = open(copy(`fails-${point}.db`));
    breaking.at(point, 'fails');
    expect(() => writer.execute(BATCH)).toThrow(Broken);
    expect([point, sql, everything(db)]).toEqual([point, sql, before]);
    expect(writer.execute(BATCH)).toEqual(answered);
    expect(everything(db)).toEqual(after);
    writer.close();
  }
});

it('a process that dies before any write of the log, or after the last, has stored the batch whole or not at all', () => {
  const { copy, before, after, answered, points } = story();
  for (let point = 0; point <= points.length; point += 1) {
    const file = copy(`dies-${point}.db`);
    const dying = open(file);
    dying.breaking.at(point, 'dies');
    const survived = point === points.length;
    if (survived) dying.writer.execute(BATCH);
    else expect(() => dying.writer.execute(BATCH)).toThrow(Broken);
    const again = open(leftOf(file));
    dying.db.close();
    expect([point, everything(again.db)]).toEqual([point, survived ? after : before]);
    // Whoever heard no answer sends the same again: an answer that was lost is given again.
    expect(again.writer.execute(BATCH)).toEqual(survived ? repetitionOf(answered) : answered);
    expect(everything(again.db)).toEqual(after);
    again.writer.close();
  }
});

it('a write that cannot even be undone acknowledges nothing from then on, until the log is opened again', () => {
  const { copy, before, after, answered, points } = story();
  for (let point = 1; point < points.length; point += 1) {
    const file = copy(`stuck-${point}.db`);
    const stuck = open(file);
    stuck.breaking.at(point, 'fails', 2);
    expect(() => stuck.writer.execute(BATCH)).toThrow(Broken);
    expect(() => stuck.writer.execute(BATCH)).toThrow();
    const again = open(leftOf(file));
    stuck.db.close();
    expect([point, everything(again.db)]).toEqual([point, before]);
    expect(again.writer.execute(BATCH)).toEqual(answered);
    expect(everything(again.db)).toEqual(after);
    again.writer.close();
  }
});
