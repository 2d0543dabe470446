import {
  EventRefused,
  LogUnavailable,
  RevisionConflict,
  StorageFull,
  type Appended,
  type EventLog,
  type NewEvent,
} from './port';

/** How an append ended; UNAVAILABLE is an outcome that nobody knows. */
export type AppendOutcome = 'OK' | 'REPEATED' | 'CONFLICT' | 'REFUSED' | 'FULL' | 'UNAVAILABLE' | 'FAILED';

/** What is told of an append when it has ended. */
export interface AppendTold {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly outcome: AppendOutcome;
  /** Where it lies; null when it is not stored, as far as is known. */
  readonly appended: Appended | null;
  /** Duration, ms. */
  readonly ms: number;
}

const OUTCOMES = [
  [RevisionConflict, 'CONFLICT'],
  [EventRefused, 'REFUSED'],
  [StorageFull, 'FULL'],
  [LogUnavailable, 'UNAVAILABLE'],
] as const;

const outcomeOf = (error: unknown): AppendOutcome => OUTCOMES.find(([kind]) => error instanceof kind)?.[1] ?? 'FAILED';

/**
 * The same log, which tells of each append when it has ended, however it ended.
 * @param now monotonic, ms
 * @param tell must not throw
 */
export const toldAppends = (log: EventLog, now: () => number, tell: (told: AppendTold) => void): EventLog => ({
  ...log,
  async append(stream, expected, events) {
    const before = now();
    const told = (outcome: AppendOutcome, appended: Appended | null): void =>
      tell({ stream, events, outcome, appended, ms: now() - before });
    try {
      const appended = await log.append(stream, expected, events);
      told(appended.repeated ? 'REPEATED' : 'OK', appended);
      return appended;
    } catch (error) {
      told(outcomeOf(error), null);
      throw error;
    }
  },
});
