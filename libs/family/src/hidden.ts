import type { FamilyView } from './history';
import { currentEpisode, type FamilyState } from './state';

/** Nobody's data are left. */
function isForgotten(state: FamilyState): boolean {
  const persons = Object.values(state.persons);
  return persons.length > 0 && persons.every(({ destroyedOn }) => destroyedOn !== null);
}

/**
 * Consent was withdrawn in the TZhS track and nothing else keeps the data, or everyone's data are destroyed: nobody
 * finds the family in the bank, on no day, while its history stays (AS-08, spec 9.2.3). A registration is another basis.
 */
export function isHidden({ moments }: Pick<FamilyView, 'moments'>): boolean {
  const state = moments.at(-1)?.state;
  if (!state) return false;
  const episode = currentEpisode(state);
  return isForgotten(state) || (episode?.track === 'TZHS' && episode.bank?.blocked === true);
}
