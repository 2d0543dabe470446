import { emergencyEpisodes, type FamilyView } from '@kurator/family';
import type { DatedChange } from '@kurator/read-models';
import { counted } from './place';

/**
 * Emergencies and removals on their days (ST-59), and those that kept every term of DL-42 to DL-52, on the day on which
 * they began: what is still running, or was late, is not among them.
 */
export function emergencyChanges(view: FamilyView): readonly DatedChange[] {
  const last = view.facts.at(-1)?.occurredOn;
  const episodes = last === undefined ? [] : emergencyEpisodes(view, last);
  return [
    ...episodes.flatMap(({ openedOn, allTermsMet }) => [
      ...counted(view, 'e|episodes', openedOn),
      ...(allTermsMet === true ? counted(view, 'e|kept', openedOn) : []),
    ]),
    ...view.facts
      .filter(({ type }) => type === 'child-removed')
      .flatMap(({ occurredOn }) => counted(view, 'e|removals', occurredOn)),
  ];
}
