import { JobRefused, JobStopped, type JobFailure, type JobKind } from './port';

/** The process ended while the job was under way. */
export const INTERRUPTED: JobFailure = { code: 'JOB_INTERRUPTED', params: {} };
/** Nobody expected the error; the log has it. */
const UNEXPECTED: JobFailure = { code: 'JOB_FAILED', params: {} };
/** Processes that a job may take down with it before it is believed to be at fault. */
export const MOST_CRASHES = 3;

/**
 * How much oftener a job is begun while what it failed of passes by itself: with a first wait of a second about a minute, in
 * which an engine that was killed is back.
 */
export const MORE_WHILE_AWAY = 5;

/** What becomes of a job that threw: it has failed for good, or is tried again. */
export type Outcome = { readonly failure: JobFailure; readonly expected: boolean } | 'AGAIN' | 'STOPPED';

/**
 * @param attempts how often it was begun, this time included
 * @param passes whether what it failed of passes by itself
 */
export function outcomeOf(kind: JobKind, attempts: number, error: unknown, passes = false): Outcome {
  if (error instanceof JobStopped) return 'STOPPED';
  if (error instanceof JobRefused) return { failure: error.failure, expected: true };
  const most = kind.attempts + (passes ? MORE_WHILE_AWAY : 0);
  return attempts < most ? 'AGAIN' : { failure: UNEXPECTED, expected: false };
}
