import { beside } from '@kurator/kernel';
import type { FamilyState } from './state';

const samePlace = (a: FamilyState, b: FamilyState): boolean =>
  a.municipality === b.municipality && a.transfer === b.transfer && a.former === b.former;

/** A fact that changed neither episodes nor persons nor place says nothing new to any interval. */
export const untouched = (a: FamilyState | undefined, b: FamilyState): boolean =>
  a?.episodes === b.episodes && a.persons === b.persons && samePlace(a, b);

/** Stands for all that intervals may look at in a view; compared by identity only. */
export type Life = Readonly<Record<never, never>>;

/** Beside the views, as their duties' ledgers are: most views are made for one reading. */
const lives = beside<object, Life>('life');

/** The life of a view: views of one life differ in nothing that an interval may look at. */
export const lifeOf = (view: object): Life => lives.get(view) ?? lives.set(view, {});

/** Says that `grown` tells of the same life as the view that it grew out of. */
export const goesOn = (before: object, grown: object): void => void lives.set(grown, lifeOf(before));

/**
 * Makes a rendering that looks only at intervals be worked out once for each life: most facts (an entry in a journal, a
 * notice, a session's date) change none of them, and what is rendered again is the very same value.
 */
export function oncePerLife<View extends object, T extends object>(render: (view: View) => T): (view: View) => T {
  const rendered = beside<Life, T>('rendering');
  return (view) => {
    const life = lifeOf(view);
    return rendered.get(life) ?? rendered.set(life, render(view));
  };
}
