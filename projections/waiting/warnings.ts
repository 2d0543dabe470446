import {
  accompaniedEpisode,
  currentEpisode,
  isClosed,
  presentState,
  type Episode,
  type FamilyState,
  type FamilyView,
} from '@kurator/family';
import { addDays } from '@kurator/kernel';
import type { Waits } from './row';

type Holds = (state: FamilyState) => boolean;
const inOpen =
  (holds: (episode: Episode) => boolean): Holds =>
  (state) => {
    const episode = currentEpisode(state);
    return episode !== null && !isClosed(episode) && holds(episode);
  };

/** Warnings of the card that stay until somebody acts, by the state that raises them. */
const STANDING: Readonly<Record<string, Holds>> = {
  THREAT_TO_LIFE: inOpen(({ threat }) => threat),
  SOP_SIGNS_FOUND: inOpen(({ tzhs }) => tzhs.sopSigns),
  CONSENT_WITHDRAWN: ({ consents }) => consents.some(({ state }) => state === 'WITHDRAWN'),
};

/** Since when it has held without a break; nothing when it holds no longer. */
function standing({ moments }: FamilyView, code: string, holds: Holds): readonly Waits[] {
  const before = moments.findLastIndex(({ state }) => !holds(state));
  const first = moments[before + 1];
  return first ? [{ kind: 'WARNING', code, since: first.on }] : [];
}

/** The day after the last one of the level, binding or an example (CG-21); it may lie ahead. */
function levelOverdue(view: FamilyView): readonly Waits[] {
  const level = accompaniedEpisode(presentState(view))?.level;
  const last = level?.limit ?? level?.example ?? null;
  return last === null ? [] : [{ kind: 'WARNING', code: 'LEVEL_OVERDUE', since: addDays(last, 1) }];
}

/** What somebody should notice about the family, now or on a day that is known already. */
export const warningsOf = (view: FamilyView): readonly Waits[] => [
  ...Object.entries(STANDING).flatMap(([code, holds]) => standing(view, code, holds)),
  ...levelOverdue(view),
];
