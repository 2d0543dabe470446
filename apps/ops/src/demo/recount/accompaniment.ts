import { quarterSpan, type LocalDate } from '@kurator/kernel';
import type { Body, FamilyStory } from '../story/types';
import { happened } from './tzhs';

/** Who accompanies a family at which level when the story ends. */
export interface Accompanied {
  readonly level: string;
  /** The curator named last: under OKTYABRSKY 6.4 the family's specialist. */
  readonly curator: string | null;
}

const officerOf = (curator: unknown): string | null =>
  (curator as { readonly officerId?: string } | undefined)?.officerId ?? null;

const LEVEL: Readonly<Record<string, (data: Body) => string | null>> = {
  'start-accompaniment': ({ level }) => String(level),
  'change-level': ({ to }) => String(to),
  'end-accompaniment': () => null,
};

/** Null for a family that is not accompanied then. Counted from its commands, not from the register's events. */
export function accompaniedAtEnd(story: Pick<FamilyStory, 'decisions'>): Accompanied | null {
  let level: string | null = null;
  let curator: string | null = null;
  for (const { command, data } of happened(story)) {
    curator = officerOf(data[command === 'replace-curator' ? 'new' : 'curator']) ?? curator;
    const change = LEVEL[command];
    if (change) level = change(data);
  }
  return level === null ? null : { level, curator };
}

/** How many families there are at each level when the story ends. */
export function levelsAtEnd(stories: readonly FamilyStory[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const story of stories) {
    const accompanied = accompaniedAtEnd(story);
    if (accompanied !== null) counts[accompanied.level] = (counts[accompanied.level] ?? 0) + 1;
  }
  return counts;
}

const STARTS = 'start-accompaniment';
const ENDS = 'end-accompaniment';

/** Balance of accompaniment in a quarter (ST-18): stock at both ends and what moved, each counted by itself. */
export function accompanimentIn(stories: readonly FamilyStory[], quarter: string) {
  const { from, to } = quarterSpan(quarter);
  const days = (command: string): readonly LocalDate[] =>
    stories.flatMap((story) =>
      happened(story).flatMap((one) => (one.command === command ? [one.data['occurredOn'] as LocalDate] : [])),
    );
  const [starts, ends] = [days(STARTS), days(ENDS)];
  const count = (found: readonly LocalDate[], holds: (on: LocalDate) => boolean): number => found.filter(holds).length;
  const stock = (before: (on: LocalDate) => boolean): number => count(starts, before) - count(ends, before);
  return {
    opening: stock((on) => on < from),
    in: count(starts, (on) => on >= from && on <= to),
    out: count(ends, (on) => on >= from && on <= to),
    closing: stock((on) => on <= to),
  };
}
