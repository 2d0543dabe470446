import Database from 'libsql';
import type { Instant } from '@kurator/kernel';
import { QueueFull, type Job, type JobCounts, type JobFailure, type JobRequest, type Progress } from '../port';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS job(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, owner TEXT NOT NULL,
    basis TEXT NOT NULL, status TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, crashes INTEGER NOT NULL DEFAULT 0,
    done INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, asked_at TEXT NOT NULL, expires_at TEXT,
    failure TEXT, input TEXT NOT NULL, saved TEXT, result TEXT);
  CREATE INDEX IF NOT EXISTS job_by_kind ON job(kind, status, seq);
  CREATE INDEX IF NOT EXISTS job_by_expiry ON job(expires_at);
`;
const HEAD = 'id, kind, owner, basis, status, done, total, attempts, asked_at, expires_at, failure';
type Head = readonly [
  ...[id: string, kind: string, owner: string, basis: string, status: Job['status'], done: number, total: number],
  ...[attempts: number, askedAt: Instant, expiresAt: Instant | null, failure: string | null],
];

/** What lies sealed beside a job. */
export interface Sealed {
  readonly input: string;
  readonly saved: string | null;
  readonly result: string | null;
}
type Stored = Omit<JobRequest, 'input'> & { readonly input: string; readonly askedAt: Instant };

function jobOf([jobId, kind, owner, basis, status, done, total, attempts, askedAt, expiresAt, failure]: Head): Job {
  const head = { jobId, kind, owner, basis, status, progress: { done, total }, attempts, askedAt, expiresAt };
  return failure === null ? head : { ...head, failure: JSON.parse(failure) as JobFailure };
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'].includes(String(error.code));

/** The jobs in one SQLite file. What is deleted is overwritten; every change is durable when its call returns. */
export function openJobFile(file: string) {
  const db = new Database(file);
  db.exec('PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;');
  db.exec(SCHEMA);
  const run = (sql: string): ((...values: readonly (string | number | null)[]) => number) => {
    const statement = db.prepare(sql);
    return (...values) => {
      try {
        return statement.run([...values]).changes;
      } catch (error) {
        throw isFull(error) ? new QueueFull(String(error)) : error;
      }
    };
  };
  const rows = <T>(sql: string): ((...values: readonly (string | number)[]) => readonly T[]) => {
    const statement = db.prepare(sql).raw(true);
    return (...values) => statement.all([...values]) as unknown as readonly T[];
  };
  const insert = run(
    "INSERT INTO job(id, kind, owner, basis, input, asked_at, status) VALUES (?, ?, ?, ?, ?, ?, 'WAITING')",
  );
  const again = run(
    `UPDATE job SET status='WAITING', basis=?, input=?, asked_at=?, attempts=0, crashes=0, done=0, total=0,
     saved=CASE WHEN status='FAILED' THEN saved END, result=NULL, failure=NULL, expires_at=NULL WHERE id=?`,
  );
  const byId = rows<Head>(`SELECT ${HEAD} FROM job WHERE id=?`);
  const sealed = rows<readonly [string, string | null, string | null]>(
    'SELECT input, saved, result FROM job WHERE id=?',
  );
  const begin = run("UPDATE job SET status='RUNNING', attempts=attempts+1 WHERE id=?");
  const wait = run("UPDATE job SET status='WAITING' WHERE id=?");
  const rest = run("UPDATE job SET status='WAITING', attempts=attempts-1 WHERE id=?");
  const tell = run('UPDATE job SET done=?, total=? WHERE id=?');
  const save = run('UPDATE job SET saved=? WHERE id=?');
  const finish = run("UPDATE job SET status='DONE', result=?, saved=NULL, expires_at=? WHERE id=?");
  const fail = run("UPDATE job SET status='FAILED', failure=?, expires_at=? WHERE id=?");
  const remove = run('DELETE FROM job WHERE id=?');
  const ofKind = rows<readonly [string]>('SELECT id FROM job WHERE kind=?');
  const sweep = run('DELETE FROM job WHERE expires_at <= ?');
  const open = rows<readonly [string]>(
    "SELECT id FROM job WHERE kind=? AND status IN ('WAITING','RUNNING') ORDER BY seq",
  );
  const running = rows<readonly [string, string, number]>("SELECT id, kind, crashes FROM job WHERE status='RUNNING'");
  const crashed = run("UPDATE job SET status='WAITING', attempts=attempts-1, crashes=crashes+1 WHERE id=?");
  const failed = rows<Head>(`SELECT ${HEAD} FROM job WHERE status='FAILED' ORDER BY seq DESC LIMIT 500`);
  const counts = rows<readonly [string, number]>('SELECT status, count(*) FROM job GROUP BY status');
  return {
    find: (id: string): Job | null => byId(id).map(jobOf)[0] ?? null,
    sealed: (id: string): Sealed | null => {
      const [row] = sealed(id);
      return row === undefined ? null : { input: row[0], saved: row[1], result: row[2] };
    },
    insert: ({ jobId, kind, owner, basis, input, askedAt }: Stored) =>
      insert(jobId, kind, owner, basis, input, askedAt),
    again: ({ jobId, basis, input, askedAt }: Stored) => again(basis, input, askedAt, jobId),
    begin: (id: string) => begin(id),
    /** Back into the row after a failure. */
    wait: (id: string) => wait(id),
    /** The same when it was not at fault. */
    rest: (id: string) => rest(id),
    crashed: (id: string) => crashed(id),
    tell: (id: string, { done, total }: Progress) => tell(done, total, id),
    save: (id: string, state: string) => save(state, id),
    finish: (id: string, result: string, expiresAt: Instant) => finish(result, expiresAt, id),
    fail: (id: string, failure: JobFailure, expiresAt: Instant) => fail(JSON.stringify(failure), expiresAt, id),
    remove: (id: string): boolean => remove(id) > 0,
    ofKind: (kind: string): readonly string[] => ofKind(kind).map(([id]) => id),
    /** What has expired is overwritten, in the write-ahead log too. */
    sweep: (now: Instant) => (sweep(now) > 0 ? void db.exec('PRAGMA wal_checkpoint(TRUNCATE)') : undefined),
    wipe: () => void db.exec('PRAGMA wal_checkpoint(TRUNCATE)'),
    open: (kind: string): readonly string[] => open(kind).map(([id]) => id),
    running: () => running().map(([id, kind, crashes]) => ({ id, kind, crashes })),
    failed: (): readonly Job[] => failed().map(jobOf),
    counts: (): JobCounts => {
      const of = new Map(counts());
      return { waiting: of.get('WAITING') ?? 0, running: of.get('RUNNING') ?? 0, failed: of.get('FAILED') ?? 0 };
    },
    close: () => {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}
export type JobFile = ReturnType<typeof openJobFile>;
