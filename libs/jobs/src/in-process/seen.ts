import { existsSync } from 'node:fs';
import Database from 'libsql';
import type { JobFailure } from '../port';
import { MOST_SEEN, type JobSeen, type JobsSeen } from '../seen';

type Row = readonly [kind: string, status: JobSeen['status'], done: number, total: number, failure: string | null];
const LISTED = `SELECT kind, status, done, total, failure FROM job WHERE status = ? ORDER BY seq DESC LIMIT ${MOST_SEEN}`;

const jobOf = ([kind, status, done, total, failure]: Row): JobSeen => ({
  ...{ kind, status, progress: { done, total } },
  ...(failure === null ? {} : { failure: JSON.parse(failure) as JobFailure }),
});

/** Looks at the jobs of a process that has them in a file. @param file of a register that may be running, or not be there */
export function seeJobFile(file: string): JobsSeen {
  const counts = { waiting: 0, running: 0, failed: 0 };
  if (!existsSync(file)) return { counts, jobs: [] };
  const db = new Database(file);
  try {
    db.exec('PRAGMA busy_timeout=5000; PRAGMA query_only=ON;');
    const all = db.prepare('SELECT status, count(*) FROM job GROUP BY status').raw(true).all([]);
    const of = new Map(all as unknown as readonly (readonly [string, number])[]);
    const listed = db.prepare(LISTED).raw(true);
    const jobs = ['RUNNING', 'WAITING', 'FAILED'].flatMap(
      (status) => listed.all([status]) as unknown as readonly Row[],
    );
    return {
      counts: { waiting: of.get('WAITING') ?? 0, running: of.get('RUNNING') ?? 0, failed: of.get('FAILED') ?? 0 },
      jobs: jobs.map(jobOf),
    };
  } finally {
    db.close();
  }
}
