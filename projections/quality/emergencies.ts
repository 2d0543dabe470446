import { allMet, emergencyEpisodes, type EmergencyEpisode, type FamilyView } from '@kurator/family';
import { ascending, monthOf } from '@kurator/kernel';
import type { DatedChange } from '@kurator/read-models';
import { statusOn, statusTurns, type Duty } from '@kurator/regulation';
import { counted, unitOn } from './place';
import { standing } from './standing';

/** From when to when a chain had kept every term that it had begun, by the month in which the chain began. */
function keptChanges(
  view: FamilyView,
  { emergencyId, openedOn }: EmergencyEpisode,
  duties: readonly Duty[],
): readonly DatedChange[] {
  const unit = unitOn(view, openedOn);
  if (unit === null) return [];
  const own = duties.filter((duty) => duty.kind === 'TERM' && duty.emergencyId === emergencyId);
  return standing(ascending([openedOn, ...own.flatMap(statusTurns)].filter((on) => on >= openedOn)), (on) => {
    const kept = allMet(own.flatMap((duty) => statusOn(duty, on)?.status ?? []));
    return kept === true ? { unit, key: `k|${monthOf(openedOn)}` } : null;
  });
}

/**
 * Emergencies and removals on their days (ST-59), and those that had kept every term of DL-42 to DL-52 (`k|`), as it
 * stood from day to day: what is still running, or was late, is not among them.
 */
export function emergencyChanges(view: FamilyView, duties: readonly Duty[]): readonly DatedChange[] {
  const last = view.facts.at(-1)?.occurredOn;
  const episodes = last === undefined ? [] : emergencyEpisodes(view, last);
  return [
    ...episodes.flatMap((episode) => [
      ...counted(view, 'e|episodes', episode.openedOn),
      ...keptChanges(view, episode, duties),
    ]),
    ...view.facts
      .filter(({ type }) => type === 'child-removed')
      .flatMap(({ occurredOn }) => counted(view, 'e|removals', occurredOn)),
  ];
}
