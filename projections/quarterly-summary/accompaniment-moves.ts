import { quarterOf, type LocalDate } from '@kurator/kernel';
import { accompaniedEpisodes, presentState, type FamilyState, type FamilyView, type LevelMove } from '@kurator/family';
import type { DatedChange } from '@kurator/read-models';
import { inBoth, inUnit, isOther, pairKey, REGION } from './keys';

/** One accompaniment fact as lines of the table count it. */
interface Told {
  readonly on: LocalDate;
  readonly episode: number;
  readonly keys: readonly string[];
}

function keysOf({ from, to, positive }: LevelMove): readonly string[] {
  if (from === null) return ['ST-10'];
  if (to === null) return ['ST-16', ...(positive ? ['ST-46'] : [])];
  const pair = pairKey(from, to);
  return ['ST-11', pair, ...(isOther(pair) ? ['ST-17'] : [])];
}

/**
 * Steps of accompaniment as the history has them: a case and a level that a fact noted when it was recorded may be others
 * by now, when a move or a whole case was recorded late, or the accompaniment outlived its case (spec 5.1.5).
 */
const told = (view: FamilyView): readonly Told[] =>
  presentState(view).episodes.flatMap(({ number: episode, levelMoves }) =>
    levelMoves.map((move) => ({ on: move.on, episode, keys: keysOf(move) })),
  );

/** Where the family is at the end of a day. */
const unitOn = ({ moments }: FamilyView, on: LocalDate): string | null =>
  moments.findLast((moment) => moment.on <= on)?.state.municipality ?? null;

/**
 * Distinct cases as a sum: the first such fact of a case in each quarter and, apart from it, in each year counts, for the
 * unit and for the region.
 */
function distinctCases(found: readonly (Told & { readonly unit: string })[]): readonly DatedChange[] {
  const seen = new Set<string>();
  return found.flatMap(({ on, episode, keys, unit }) =>
    [unit, REGION].flatMap((where) =>
      keys.flatMap((key) =>
        [`q|${quarterOf(on)}`, `y|${on.slice(0, 4)}`].flatMap((period) => {
          const once = `${where}/${period}/${episode}/${key}`;
          if (seen.has(once)) return [];
          seen.add(once);
          return [{ unit: where, key: `${period.slice(0, 1)}|${key}`, date: on, n: 1 }];
        }),
      ),
    ),
  );
}

const running = (state: FamilyState | undefined): number => (state ? accompaniedEpisodes(state).length : 0);

/** Starts and ends of a day, or the whole going over to another municipality (ST-18 of a unit counts both). */
function balanceOn(on: LocalDate, found: readonly Told[], last: FamilyState | undefined, state: FamilyState) {
  const count = (key: string): number => found.filter((one) => one.on === on && one.keys.includes(key)).length;
  const flows = { in: count('ST-10'), out: count('ST-16') };
  const to = state.municipality ?? REGION;
  const from = last?.municipality ?? to;
  const own = from === to ? flows : { in: running(state), out: running(last) };
  return [
    ...inUnit(REGION, 'f|ST-18|in', on, flows.in),
    ...inUnit(REGION, 'f|ST-18|out', on, flows.out),
    ...inUnit(to, 'f|ST-18|in', on, own.in),
    ...inUnit(from, 'f|ST-18|out', on, own.out),
  ];
}

const balance = ({ moments }: FamilyView, found: readonly Told[]): readonly DatedChange[] =>
  moments.flatMap(({ on, state }, index) => {
    const last = moments[index - 1]?.state;
    const still = state.episodes === last?.episodes && state.municipality === last.municipality;
    return still || state.municipality === null ? [] : balanceOn(on, found, last, state);
  });

/** Accompaniment (ST-10 to ST-18): moves as they happen, and cases once per period. */
export function accompanimentMoves(view: FamilyView): readonly DatedChange[] {
  const found = told(view);
  const placed = found.flatMap((one) => {
    const unit = unitOn(view, one.on);
    return unit === null ? [] : [{ ...one, unit }];
  });
  const moves = placed.flatMap(({ on, keys, unit }) => keys.flatMap((key) => inBoth(unit, `f|${key}`, on)));
  return [...moves, ...distinctCases(placed), ...balance(view, found)];
}
