import { quarterSpan, type LocalDate } from '@kurator/kernel';
import type { District } from '../region/districts';
import { frozenOn, type QuarterStep } from '../story/quarter-steps';
import type { FamilyStory, Spell } from '../story/types';
import { movement, staysOfFamily, staysOfMinors, type Movement, type Stay } from './register';

/** A family's time on the register as far as it had been told by the end of a day. */
export const knownSpells = ({ spells }: Pick<FamilyStory, 'spells'>, day: LocalDate): readonly Spell[] =>
  spells
    .filter(({ enteredOn }) => enteredOn <= day)
    .map((spell) => (spell.leftOn !== null && spell.leftOn > day ? { ...spell, to: null, leftOn: null } : spell));

const BEFORE: Readonly<Record<string, string>> = { '1': '4', '2': '1', '3': '2', '4': '3' };
/** `2025-Q4` for `2026-Q1`. */
export const quarterBefore = (quarter: string): string => {
  const year = Number(quarter.slice(0, 4)) - (quarter.endsWith('1') ? 1 : 0);
  return `${year}-Q${BEFORE[quarter.slice(-1)]}`;
};

/** What moved, and what later knowledge of frozen quarters adds to the balance (spec 8.5). */
export interface Legal extends Movement {
  readonly adjustmentsIn: number;
  readonly adjustmentsOut: number;
}
export type Who = 'families' | 'minors';

interface Asked {
  readonly quarter: string;
  readonly district: District;
  readonly who: Who;
  readonly steps: readonly QuarterStep[];
  /** Up to where an open quarter is known. */
  readonly end: LocalDate;
}

const enteredBy = (stays: readonly Stay[], day: LocalDate): number => stays.filter(({ from }) => from <= day).length;
const leftBy = (stays: readonly Stay[], day: LocalDate): number =>
  stays.filter(({ to }) => to !== null && to <= day).length;

/**
 * The legal figures of a district's quarter, counted anew from the stories: what was known when it was frozen, opened
 * with what the frozen quarter before closed with.
 */
export function legalMovement(here: readonly FamilyStory[], { quarter, district, who, steps, end }: Asked): Legal {
  const staysBy = (day: LocalDate): readonly Stay[] =>
    here.flatMap((story) => (who === 'families' ? staysOfFamily : staysOfMinors)({ spells: knownSpells(story, day) }));
  const stays = staysBy(frozenOn(steps, quarter, district) ?? end);
  const counted = movement(stays, quarter);
  const before = quarterBefore(quarter);
  const frozen = frozenOn(steps, before, district);
  if (frozen === null) return { ...counted, adjustmentsIn: 0, adjustmentsOut: 0 };
  const then = staysBy(frozen);
  const last = quarterSpan(before).to;
  return {
    ...counted,
    opening: movement(then, before).closing,
    adjustmentsIn: enteredBy(stays, last) - enteredBy(then, last),
    adjustmentsOut: leftBy(stays, last) - leftBy(then, last),
  };
}

/** The region's figures are the sum of what its districts froze. */
export const sumOf = (parts: readonly Legal[]): Legal =>
  parts.reduce((sum, one) => ({
    opening: sum.opening + one.opening,
    in: sum.in + one.in,
    inRepeated: sum.inRepeated + one.inRepeated,
    out: sum.out + one.out,
    adjustmentsIn: sum.adjustmentsIn + one.adjustmentsIn,
    adjustmentsOut: sum.adjustmentsOut + one.adjustmentsOut,
    closing: sum.closing + one.closing,
  }));
