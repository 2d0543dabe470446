import { currentEpisode, intervalsOf, registeredSubjects, type FamilyView } from '@kurator/family';
import { monthOf, type LocalDate } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { reachedOn, type Stay } from './months';
import { REGION } from './place';

type Registered = { readonly municipality: string };
const registered = (view: FamilyView) =>
  intervalsOf<Registered>(view, {
    valueOf: (state) => {
      const episode = currentEpisode(state);
      const on = episode !== null && registeredSubjects(episode).length > 0;
      return on && state.municipality !== null ? { municipality: state.municipality } : null;
    },
  });

/** The first visit of every month; an attempt that met nobody is none. */
function firstVisits({ facts }: FamilyView): ReadonlyMap<string, LocalDate> {
  const found = new Map<string, LocalDate>();
  for (const { type, data, occurredOn } of facts) {
    if (type !== 'patronage-visit-made' || data['unsuccessfulReason'] !== undefined) continue;
    if (!found.has(monthOf(occurredOn))) found.set(monthOf(occurredOn), occurredOn);
  }
  return found;
}

/** Family-months with a visit (ST-53), on the day on which both are there: the visit and enough days on the register. */
export function visitChanges(view: FamilyView): readonly DatedChange[] {
  const visits = firstVisits(view);
  if (visits.size === 0) return [];
  const stays = registered(view);
  const units = [...new Set(stays.map(({ value }) => value.municipality)), REGION];
  return [...visits].flatMap(([month, visit]) =>
    units.flatMap((unit) => {
      const own: readonly Stay[] = stays.filter(({ value }) => unit === REGION || value.municipality === unit);
      const reached = reachedOn(own, month);
      return reached === null ? [] : [{ unit, key: 'p|visited', date: reached > visit ? reached : visit, n: 1 }];
    }),
  );
}
