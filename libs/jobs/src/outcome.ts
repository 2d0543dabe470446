import { JobRefused, JobStopped, type JobFailure, type JobKind } from './port';

/** The process ended while the job was under way. */
export const INTERRUPTED: JobFailure = { code: 'JOB_INTERRUPTED', params: {} };
/** Nobody expected the error; the log has it. */
const UNEXPECTED: JobFailure = { code: 'JOB_FAILED', params: {} };
/** Processes that a job may take down with it before it is believed to be at fault. */
export const MOST_CRASHES = 3;

/** What becomes of a job that threw: it has failed for good, or is tried again. */
export type Outcome = { readonly failure: JobFailure; readonly expected: boolean } | 'AGAIN' | 'STOPPED';

/** @param attempts how often it was begun, this time included */
export function outcomeOf(kind: JobKind, attempts: number, error: unknown): Outcome {
  if (error instanceof JobStopped) return 'STOPPED';
  if (error instanceof JobRefused) return { failure: error.failure, expected: true };
  return attempts < kind.attempts ? 'AGAIN' : { failure: UNEXPECTED, expected: false };
}
