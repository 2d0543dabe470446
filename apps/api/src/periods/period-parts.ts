import type { EventLog, Histories } from '@kurator/event-log';
import type { Fact, Instant } from '@kurator/kernel';
import {
  carriedFrom,
  periodStream,
  quarterBefore,
  REGION,
  versionsOf,
  type Carried,
  type Version,
} from '@kurator/period';
import type { Regulation } from '@kurator/regulation';
import type { Register } from '../queries/register';

/** What the quarter as a legal object stands on. */
export interface PeriodParts extends QuarterReads {
  readonly histories: Histories;
  readonly log: EventLog;
  readonly now: () => Instant;
}
/** What the legal figures of a quarter are read from. */
export interface QuarterReads {
  readonly histories: Pick<Histories, 'load'>;
  readonly log: Pick<EventLog, 'readAll' | 'compare'>;
  readonly register: Register;
  readonly regulation: () => Regulation;
}
export interface UnitPeriod {
  readonly unit: string;
  /** `2026-Q1`. */
  readonly period: string;
}

export const factsOf = async (
  { histories }: Pick<QuarterReads, 'histories'>,
  { unit, period }: UnitPeriod,
): Promise<readonly Fact[]> => (await histories.load(periodStream(unit, period))).facts;

/** Every frozen version of a unit's quarter, ascending; the last one is the legal one. */
export async function frozenVersions(
  parts: Pick<QuarterReads, 'histories'>,
  { unit, period }: UnitPeriod,
): Promise<readonly Version[]> {
  const region = await factsOf(parts, { unit: REGION, period });
  return versionsOf(unit, unit === REGION ? [] : await factsOf(parts, { unit, period }), region);
}

/** What the quarter before hands on; null while it is not frozen. */
export async function carriedInto(
  parts: Pick<QuarterReads, 'histories'>,
  { unit, period }: UnitPeriod,
): Promise<Carried | null> {
  const last = (await frozenVersions(parts, { unit, period: quarterBefore(period) })).at(-1);
  return last === undefined ? null : carriedFrom(last);
}

/** The first later quarter of the unit that is frozen, or null. */
export async function laterFrozen(parts: PeriodParts, { unit, period }: UnitPeriod): Promise<string | null> {
  const prefix = periodStream(unit, '');
  for await (const stream of parts.log.streams(prefix)) {
    const other = stream.slice(prefix.length);
    if (
      other > period &&
      /^\d{4}-Q[1-4]$/.test(other) &&
      (await frozenVersions(parts, { unit, period: other })).length > 0
    )
      return other;
  }
  return null;
}
