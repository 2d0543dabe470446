import type { Candidate } from '@kurator/family';
import { localDateOf, reject, type Instant, type LocalDate, type Rejection } from '@kurator/kernel';

const future = (path: string, given: string, today: LocalDate): Rejection => ({
  ...reject('IN_THE_FUTURE', { given, today }, path),
  status: 400,
});
interface When {
  readonly occurredOn: LocalDate;
  readonly occurredAt?: Instant;
}

/** A decision's day has come in the municipality, and its time of day lies on that day (spec 4.1.8). */
export function checkWhen({ occurredOn, occurredAt }: When, now: Instant, timeZone: string): Rejection | null {
  const today = localDateOf(now, timeZone);
  if (occurredOn > today) return future('occurredOn', occurredOn, today);
  if (occurredAt === undefined) return null;
  if (occurredAt > now) return future('occurredAt', occurredAt, today);
  return localDateOf(occurredAt, timeZone) === occurredOn
    ? null
    : { ...reject('OCCURRED_AT_OTHER_DAY', { occurredOn, occurredAt, timeZone }, 'occurredAt'), status: 400 };
}

/** No event of the command lies in the future either: a resolution's own day may differ from the command's. */
export function checkEventDays(candidates: readonly Candidate[], now: Instant, timeZone: string): Rejection | null {
  const today = localDateOf(now, timeZone);
  const late = candidates.find((c) => c.occurredOn > today);
  return late ? future('resolution.adoptedOn', late.occurredOn, today) : null;
}
