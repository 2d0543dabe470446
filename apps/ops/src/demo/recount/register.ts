import { addMonths, quarterSpan, type LocalDate } from '@kurator/kernel';
import { EVENTS_OF_CORRECTION } from '../story/corrections';
import type { FamilyStory, Spell } from '../story/types';

/** Time on the register; `to` is the day of leaving, on which it is no longer there at the end of the day. */
export interface Stay {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** It had been on the register before and had left it. */
  readonly repeated: boolean;
}

interface Told {
  readonly spells: readonly Pick<Spell, 'subject' | 'from' | 'to'>[];
}

/**
 * When the family was on the register: as long as any of its subjects was. Counted from what the story knows about
 * each subject, not from the register's events.
 */
export function staysOfFamily({ spells }: Told): readonly Stay[] {
  const stays: Stay[] = [];
  const ascending = spells.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const { from, to } of ascending) {
    const last = stays.at(-1);
    if (last === undefined || (last.to !== null && last.to <= from))
      stays.push({ from, to, repeated: stays.length > 0 });
    else if (last.to !== null && (to === null || to > last.to)) stays[stays.length - 1] = { ...last, to };
  }
  return stays;
}

const stayOfMinor = ({ from, to }: Pick<Spell, 'from' | 'to'>): Stay => ({ from, to, repeated: false });
/** The same for each minor who was registered by name. */
export const staysOfMinors = ({ spells }: Told): readonly Stay[] =>
  spells.filter(({ subject }) => subject !== 'FAMILY').map(stayOfMinor);

export interface Movement {
  readonly opening: number;
  readonly in: number;
  readonly inRepeated: number;
  readonly out: number;
  readonly closing: number;
}

/** Stock at both ends of a quarter and what moved in between, each counted by itself. @param quarter `2026-Q1` */
export function movement(stays: readonly Stay[], quarter: string): Movement {
  const { from, to } = quarterSpan(quarter);
  const within = (day: LocalDate | null): boolean => day !== null && day >= from && day <= to;
  const entered = stays.filter((stay) => within(stay.from));
  return {
    opening: stays.filter((stay) => stay.from < from && (stay.to === null || stay.to >= from)).length,
    in: entered.length,
    inRepeated: entered.filter(({ repeated }) => repeated).length,
    out: stays.filter((stay) => within(stay.to)).length,
    closing: stays.filter((stay) => stay.from <= to && (stay.to === null || stay.to > to)).length,
  };
}

/** Families on the register when the story ends. */
export const registeredAtEnd = (stories: readonly FamilyStory[]): readonly FamilyStory[] =>
  stories.filter(({ spells }) => spells.some(({ to }) => to === null));

/** Children who turned 18 by the end of a day while the family was on the register: a task of the system for each (C46). */
export const comingsOfAge = (story: FamilyStory, end: LocalDate): number =>
  story.family.children.filter(({ birthDate }) => {
    const birthday = addMonths(birthDate, 18 * 12);
    const stays = staysOfFamily(story);
    return birthday <= end && stays.some(({ from, to }) => from <= birthday && (to === null || birthday < to));
  }).length;

/** Events that a family's decisions come to. */
export const eventsOf = ({ decisions }: FamilyStory): number => decisions.reduce((sum, { events }) => sum + events, 0);

/** Everything in a family's history: decisions, corrections of them, and what the system adds. */
export const historyLength = (story: FamilyStory, end: LocalDate): number =>
  eventsOf(story) + EVENTS_OF_CORRECTION * story.corrections.length + comingsOfAge(story, end);
