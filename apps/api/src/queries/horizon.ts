import { localDateOf, normalInstant, type Fact, type Instant, type LocalDate } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import type { FoundFamily } from './family';

/** A day of the decision clock and an instant of the recording clock, both inclusive and both optional. */
export interface Asked {
  readonly asOf?: string;
  readonly knownAt?: string;
}
export interface AskedHorizon {
  readonly on: LocalDate;
  readonly knownAt: Instant | null;
}

/** Which day and which knowledge is asked for: without a day the one of the knowledge, without both today. */
export function horizonOf(
  { asOf, knownAt }: Asked,
  { municipality, today }: Pick<FoundFamily, 'municipality' | 'today'>,
  regulation: Regulation,
): AskedHorizon {
  if (knownAt === undefined) return { on: asOf ?? today, knownAt: null };
  const instant = normalInstant(knownAt);
  const timeZone = regulation.municipality(municipality)?.timeZone ?? 'UTC';
  return { on: asOf ?? localDateOf(instant, timeZone), knownAt: instant };
}

/** What was recorded by the instant; all of it without one. */
export const knownBy = (facts: readonly Fact[], knownAt: Instant | null): readonly Fact[] =>
  knownAt === null ? facts : facts.filter(({ recordedAt }) => recordedAt <= knownAt);
