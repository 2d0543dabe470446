/** What a failed job says of itself: when nothing more is known, when its server was stopped, when an operator ended it. */
export const FAILURES = ['JOB_FAILED', 'JOB_INTERRUPTED', 'REBUILD_CANCELLED'] as const;
