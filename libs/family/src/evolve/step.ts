import type { FamilyFact, FamilyEventName } from '../catalogue';
import { currentEpisode, type Episode, type FamilyState, type MainState } from '../state';

export type FactNamed<N extends FamilyEventName> = Extract<FamilyFact, { type: N }>;
/** What one fact does to a family. Total: a fact that means nothing for the state leaves it as it is. */
export type Step<N extends FamilyEventName> = (state: FamilyState, fact: FactNamed<N>) => FamilyState;

/** The state with its current episode changed; unchanged when there is none. */
export function withEpisode(state: FamilyState, change: (episode: Episode) => Partial<Episode>): FamilyState {
  const episode = currentEpisode(state);
  if (!episode) return state;
  return { ...state, episodes: [...state.episodes.slice(0, -1), { ...episode, ...change(episode) }] };
}

/** Main state moves forward only from the states named: a late survey does not un-register anybody. */
export const advance =
  (to: MainState, ...from: readonly MainState[]) =>
  (episode: Episode): MainState =>
    from.includes(episode.main) ? to : episode.main;

/** Remembers an event that later facts refer to by id. */
export const referable = (state: FamilyState, fact: { eventId: string; type: string }): FamilyState => ({
  ...state,
  referable: { ...state.referable, [fact.eventId]: fact.type },
});
