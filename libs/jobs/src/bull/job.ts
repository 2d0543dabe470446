import type { Instant } from '@kurator/kernel';
import type { Job as BullJob } from 'bull';
import { expiryOf } from '../kinds';
import { INTERRUPTED } from '../outcome';
import type { Job, JobFailure, JobKind, JobStatus, Progress } from '../port';
import { runOf } from './runs';

/** What lies in Redis of a job; what is asked and saved is sealed. */
export interface JobData {
  readonly owner: string;
  readonly basis: string;
  readonly askedAt: Instant;
  readonly input: string;
  readonly saved?: string;
  /** When a job that failed is forgotten. */
  readonly expiresAt?: Instant;
}
/** What lies there of what was found. */
export interface JobReturn {
  readonly sealed: string;
  readonly expiresAt: Instant;
}
export type Stored = BullJob<JobData>;

/** An attempt has failed: the failure as text and nothing else, since Bull stores message and stack. */
export class AttemptFailed extends Error {
  constructor(failure: JobFailure) {
    super(JSON.stringify(failure));
    this.stack = '';
  }
}

/** What a failed job says; Bull itself fails one that has stalled too often. */
function failureOf({ failedReason }: Stored): JobFailure {
  try {
    return JSON.parse(failedReason ?? '') as JobFailure;
  } catch (error) {
    if (error instanceof SyntaxError) return INTERRUPTED;
    throw error;
  }
}

async function statusOf(stored: Stored): Promise<JobStatus> {
  // The reason of an earlier attempt stays with a job that was done in the end.
  if (stored.finishedOn) return stored.returnvalue ? 'DONE' : 'FAILED';
  return (await stored.isActive()) ? 'RUNNING' : 'WAITING';
}
const isProgress = (progress: unknown): progress is Progress =>
  typeof progress === 'object' && progress !== null && 'done' in progress;

function expiryIn(stored: Stored, kind: JobKind, status: JobStatus): Instant | null {
  if (status === 'DONE') return (stored.returnvalue as JobReturn).expiresAt;
  return status === 'FAILED' ? (stored.data.expiresAt ?? expiryOf(kind, stored.data.askedAt)) : null;
}

/** A job of Bull as the port shows it. */
export async function jobOf(stored: Stored, kind: JobKind): Promise<Job> {
  const status = await statusOf(stored);
  const { owner, basis, askedAt } = stored.data;
  const progress: unknown = stored.progress();
  return {
    jobId: runOf(String(stored.id)).jobId,
    kind: kind.name,
    ...{ owner, basis, askedAt, status },
    progress: isProgress(progress) ? progress : { done: 0, total: 0 },
    attempts: stored.attemptsMade + (status === 'RUNNING' || status === 'DONE' ? 1 : 0),
    expiresAt: expiryIn(stored, kind, status),
    ...(status === 'FAILED' ? { failure: failureOf(stored) } : {}),
  };
}
