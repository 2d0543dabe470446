/** Failed sign-ins of one username, known or not: an unknown name must not be told apart by its answers. */
export interface Failures {
  readonly count: number;
  /** Milliseconds since 1970 on our clock; 0 while not locked. */
  readonly lockedUntil: number;
}

/** Ten wrong passwords lock an account for 15 minutes (`api.md`, Signing in). */
export const MAX_FAILURES = 10;
export const LOCK_MS = 15 * 60_000;

/** Seconds until the lock opens; 0 when it is open. */
export const secondsLocked = (failures: Failures, nowMs: number): number =>
  Math.max(0, Math.ceil((failures.lockedUntil - nowMs) / 1000));

/** The failures after one more wrong password. A lock that has passed begins a new count. */
export function oneMore(failures: Failures, nowMs: number): Failures {
  const passed = failures.lockedUntil > 0 && failures.lockedUntil <= nowMs;
  const count = (passed ? 0 : failures.count) + 1;
  return { count, lockedUntil: count >= MAX_FAILURES ? nowMs + LOCK_MS : 0 };
}

export const NO_FAILURES: Failures = { count: 0, lockedUntil: 0 };
