import { addDays, addMonths, daysBetween, type LocalDate } from '@kurator/kernel';
import { makeDice, type Dice } from '../dice';
import { DISTRICTS, type District } from '../region/districts';
import { makeSessions, workday, type Sessions } from './calendar';
import { makeFamily } from './family';
import { PLOTS, tellPlot, type Plot } from './plots';
import { tellTzhsPlot, TZHS_PLOTS } from './plots-tzhs';
import { makeTeller } from './teller';
import type { Decision, FamilyStory } from './types';

export interface StoryOptions {
  /** Any text; the same one tells the same story. */
  readonly seed: string;
  readonly families: number;
  /** First and last day on which the region's software sends anything. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** @param shares of a hundred */
function plotOf<P extends string>(dice: Dice, shares: Readonly<Record<P, number>>): P {
  let at = dice.int(1, 100);
  const entries = Object.entries(shares) as [P, number][];
  const found = entries.find(([, share]) => (at -= share) <= 0);
  if (found === undefined) throw new Error('the shares of all plots are not a hundred');
  return found[0];
}

/** Stories that need their time begin early enough to be told to the end. */
const NEEDS_MONTHS: Readonly<Partial<Record<Plot, number>>> = { returns: 12, comesOfAge: 10, moves: 8 };

interface Place {
  readonly number: number;
  readonly district: District;
  readonly sessions: Sessions;
}

function familyStory({ seed, from, to }: StoryOptions, { number, district, sessions }: Place): FamilyStory {
  const dice = makeDice(`${seed}/family/${number}`);
  const tzhs = district.profileId === 'OKTYABRSKY' ? plotOf(dice, TZHS_PLOTS) : null;
  const plot = tzhs === null ? plotOf(dice, PLOTS) : 'registered';
  const latest = addMonths(to, -(NEEDS_MONTHS[plot] ?? 1));
  const on = workday(addDays(from, dice.int(1, daysBetween(from, latest))));
  const family = makeFamily({ seed, dice, number }, on, plot === 'comesOfAge');
  const teller = makeTeller({ seed, dice, district, family, sessions, end: to });
  if (tzhs === null) tellPlot(teller, { plot, on });
  else tellTzhsPlot(teller, { plot: tzhs, on });
  return teller.story();
}

/** The stories of all families, spread evenly over the districts. Pure: options in, the same stories out. */
export function tellRegion(options: StoryOptions): readonly FamilyStory[] {
  const span = { from: addDays(options.from, -1), to: addMonths(options.to, 14) };
  const sessions = makeSessions(options.seed, span);
  return Array.from({ length: options.families }, (_, index) => {
    const district = DISTRICTS[index % DISTRICTS.length] as District;
    return familyStory(options, { number: index + 1, district, sessions });
  });
}

/** All decisions that are sent in a stretch of days, per commission, each family's in its order. */
export function sentBetween(
  stories: readonly FamilyStory[],
  from: LocalDate,
  to: LocalDate,
): ReadonlyMap<string, Decision[]> {
  const byCommission = new Map<string, Decision[]>();
  for (const { decisions } of stories)
    for (const decision of decisions) {
      if (decision.sentOn < from || decision.sentOn > to) continue;
      const list = byCommission.get(decision.municipality) ?? [];
      list.push(decision);
      byCommission.set(decision.municipality, list);
    }
  return byCommission;
}
