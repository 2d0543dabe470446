import { beside, type LocalDate } from '@kurator/kernel';
import type { FamilyView } from './history';
import { lifeOf, untouched, type Life } from './life';
import type { Episode, FamilyState, LevelState } from './state';

/** `to` of an interval that has not ended. */
export const OPEN_END: LocalDate = '9999-12-31';

/** A stretch of days on which a value stays the same; `to` is exclusive. */
export interface Interval<T> {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly value: T;
}

/** What is looked at while a family's life goes by. */
export interface Reading<T> {
  /** The value at the end of a day; null where there is nothing to say, which leaves a gap. */
  readonly valueOf: (state: FamilyState, on: LocalDate) => T | null;
  /** Days on which time alone may change the value (a birthday); in any order, those of other times are ignored. */
  readonly turns?: (state: FamilyState) => readonly LocalDate[];
}

type Scalar = string | number | boolean | null;
const sameField = (a: unknown, b: unknown): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, n) => item === b[n]));
/** Equality of flat records: scalars and lists of scalars, field by field. */
export function sameValue(a: object, b: object): boolean {
  const mine = a as Readonly<Record<string, Scalar | readonly Scalar[]>>;
  const theirs = b as Readonly<Record<string, Scalar | readonly Scalar[]>>;
  let fields = 0;
  for (const name in mine) {
    if (!sameField(mine[name], theirs[name])) return false;
    fields += 1;
  }
  // What is missing on one side and undefined on the other is still another record.
  for (const _name in theirs) fields -= 1;
  return fields === 0;
}

function daysWithin(days: readonly LocalDate[], after: LocalDate, before: LocalDate): readonly LocalDate[] {
  const within = days.filter((day) => day > after && day < before);
  return within.length < 2 ? within : [...new Set(within)].sort();
}

/** A state with the days on which it holds, `to` exclusive: neighbours differ in what any interval may look at. */
interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly state: FamilyState;
}
const remembered = beside<Life, readonly Stretch[]>('stretches');

/** The moments that changed the family, found once for everything that is asked of a life. */
function stretchesOf(view: FamilyView): readonly Stretch[] {
  const life = lifeOf(view);
  const known = remembered.get(life);
  if (known) return known;
  const { moments } = view;
  const touched = moments.filter(({ state }, n) => !untouched(moments[n - 1]?.state, state));
  const stretches = touched.map(({ on, state }, n) => ({ from: on, to: touched[n + 1]?.on ?? OPEN_END, state }));
  return remembered.set(life, stretches);
}

/**
 * Splits a family's life into intervals of an unchanged value, ascending and without overlap. Pure.
 * Values are flat records (see {@link sameValue}).
 */
export function intervalsOf<T extends object>(view: FamilyView, reading: Reading<T>): readonly Interval<T>[] {
  const found: Interval<T>[] = [];
  const extend = (from: LocalDate, to: LocalDate, value: T | null): void => {
    if (value === null) return;
    const last = found.at(-1);
    if (last?.to === from && sameValue(last.value, value)) found[found.length - 1] = { ...last, to };
    else found.push({ from, to, value });
  };
  for (const { from, to, state } of stretchesOf(view)) {
    const turns = daysWithin(reading.turns?.(state) ?? [], from, to);
    extend(from, turns[0] ?? to, reading.valueOf(state, from));
    for (const [n, day] of turns.entries()) extend(day, turns[n + 1] ?? to, reading.valueOf(state, day));
  }
  return found;
}

/** True on a day of the interval. */
export const covers = ({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }, on: LocalDate): boolean =>
  from <= on && on < to;

/** An episode in which accompaniment runs, with the level that it has. */
export type Accompanied = Episode & { readonly level: LevelState };
/**
 * Episodes with a running accompaniment (`acc` of spec 8.1), oldest first. It does not end with the registration
 * (spec 5.1.5), so it may belong to an episode before the current one.
 */
export const accompaniedEpisodes = (state: FamilyState): readonly Accompanied[] =>
  state.episodes.filter((episode): episode is Accompanied => episode.level !== null);
