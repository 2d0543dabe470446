/** What a failed job says of itself when nothing more is known. */
export const FAILURES = ['JOB_FAILED', 'JOB_INTERRUPTED'] as const;
