import type { Instant } from '@kurator/kernel';
import { ConfigRefused } from './refused';

/** The one source of "now": tokens, `recordedAt`, "today" and `asOf` all follow it. */
export interface KuratorClock {
  readonly now: () => Instant;
  /** True when CLOCK_START was given: only then may the clock be moved. */
  readonly movable: boolean;
  /** Moves the clock forward. @throws ClockRefused backwards, or for the machine's own clock */
  advanceTo(instant: Instant): void;
}

export class ClockRefused extends Error {
  constructor(readonly code: 'CLOCK_NOT_MOVABLE' | 'CLOCK_BACKWARDS') {
    super(code);
  }
}

type Machine = () => number;

/**
 * The machine's clock, or one that starts at `start` and runs on.
 * @param start CLOCK_START, null for the machine's own time
 * @param machine milliseconds since 1970; replaced in tests
 */
export function makeClock(start: Instant | null, machine: Machine = Date.now): KuratorClock {
  if (start === null) return machineClock(machine);
  let offset = Date.parse(start) - machine();
  const now = () => new Date(machine() + offset).toISOString();
  return {
    now,
    movable: true,
    advanceTo(instant) {
      const target = Date.parse(instant);
      if (target < machine() + offset) throw new ClockRefused('CLOCK_BACKWARDS');
      offset = target - machine();
    },
  };
}

function machineClock(machine: Machine): KuratorClock {
  return {
    now: () => new Date(machine()).toISOString(),
    movable: false,
    advanceTo() {
      throw new ClockRefused('CLOCK_NOT_MOVABLE');
    },
  };
}

/**
 * An earlier CLOCK_START than the last recorded event would let time run backwards in the log.
 * @param lastRecordedAt of the newest event; null when the log is empty
 * @throws ConfigRefused
 */
export function refuseEarlierClock(clockStart: Instant | null, lastRecordedAt: Instant | null): void {
  if (clockStart === null || lastRecordedAt === null || clockStart >= lastRecordedAt) return;
  throw new ConfigRefused(
    `CLOCK_START ${clockStart} раньше последнего записанного события (${lastRecordedAt})`,
    `CLOCK_START ${clockStart} is earlier than the last recorded event (${lastRecordedAt})`,
  );
}
