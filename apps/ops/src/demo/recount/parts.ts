import { quarterSpan, type LocalDate } from '@kurator/kernel';
import type { FamilyStory, Move, Spell } from '../story/types';
import type { Who } from './quarters';

/** Time on the register in the district that a family left: what was not over by then ends with the move. */
const before = (spells: readonly Spell[], { on }: Move): readonly Spell[] =>
  spells
    .filter(({ from }) => from < on)
    .map((spell) => (spell.to === null || spell.to > on ? { ...spell, to: on, leftOn: on } : spell));

/** And in the one that took it over. */
const after = (spells: readonly Spell[], { on }: Move): readonly Spell[] =>
  spells
    .filter(({ to }) => to === null || to > on)
    .map((spell) => (spell.from < on ? { ...spell, from: on, enteredOn: on } : spell));

/**
 * What a family's story is to one district: its time on the register there, and what its own commission decided. Null when
 * it was never there.
 */
export function partIn(story: FamilyStory, oktmo: string): FamilyStory | null {
  const { district, move, spells } = story;
  if (move === null) return district.oktmo === oktmo ? story : null;
  const own = [district, move.to].find((one) => one.oktmo === oktmo);
  if (own === undefined) return null;
  return {
    ...story,
    district: own,
    spells: own === district ? before(spells, move) : after(spells, move),
    decisions: story.decisions.filter(({ municipality }) => municipality === oktmo),
  };
}

const wasThere = ({ from, to }: Spell, on: LocalDate): boolean => from < on && (to === null || to > on);

/** How many moved inside the region in a quarter: they came and went in its districts, and in the region did neither. */
export function movedIn(stories: readonly FamilyStory[], quarter: string, who: Who): number {
  const { from, to } = quarterSpan(quarter);
  return stories.reduce((sum, { move, spells }) => {
    if (move === null || move.on < from || move.on > to) return sum;
    const moved = spells.filter((spell) => wasThere(spell, move.on));
    if (who === 'families') return sum + Math.min(moved.length, 1);
    return sum + moved.filter(({ subject }) => subject !== 'FAMILY').length;
  }, 0);
}
