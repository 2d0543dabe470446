import type { Episode, FamilyView } from '@kurator/family';
import { daysBetween, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { counted } from './place';

const YEAR_DAYS = 365;

/** Distribution of outcomes and completion codes (ST-57). */
const completions = (view: FamilyView): readonly DatedChange[] =>
  view.facts
    .filter(({ type }) => type === 'programme-completed')
    .flatMap(({ data, occurredOn }) =>
      [data['outcome'] as string, ...(data['completionReasons'] as readonly string[])].flatMap((code) =>
        counted(view, `o|${code}`, occurredOn),
      ),
    );

/** The last exit before, of the family itself or of one of its minors in another family. */
function lastExit(earlier: readonly Episode[], { elsewhereUntil }: Episode): LocalDate | null {
  const own = earlier.flatMap(({ exit }) => (exit === null ? [] : [exit.on]));
  return [...own, ...(elsewhereUntil === null ? [] : [elsewhereUntil])].sort().at(-1) ?? null;
}

/** A repeated registration soon after the last exit (ST-56), and the days of a registration that ended (ST-58). */
function registrations(view: FamilyView): readonly DatedChange[] {
  const episodes = view.moments.at(-1)?.state.episodes ?? [];
  return episodes.flatMap((episode, index) => {
    const { registeredOn, exit } = episode;
    if (registeredOn === null) return [];
    const before = lastExit(episodes.slice(0, index), episode);
    const soon = before !== null && daysBetween(before, registeredOn) <= YEAR_DAYS;
    return [
      ...(soon ? counted(view, 'r|within12', registeredOn) : []),
      ...(exit === null ? [] : counted(view, `l|${daysBetween(registeredOn, exit.on)}`, exit.on)),
    ];
  });
}

export const outcomeChanges = (view: FamilyView): readonly DatedChange[] => [
  ...completions(view),
  ...registrations(view),
];
