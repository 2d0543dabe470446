import type { FamilyFact, FamilyEventName } from '../catalogue';
import { currentEpisode, type Episode, type FamilyState, type MainState, type Tzhs, type TzhsState } from '../state';

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

/** The TZhS track moves forward from the states named, also behind the SOP track that runs in front of it. */
export const tzhsAdvance =
  (to: TzhsState, ...from: readonly TzhsState[]) =>
  (episode: Episode): Partial<Episode> => {
    const { track, tzhs } = episode;
    if (track === 'TZHS') return { main: advance(to, ...from)(episode) };
    return tzhs.behind !== null && from.includes(tzhs.behind) ? { tzhs: { ...tzhs, behind: to } } : {};
  };

const isTzhs = (main: MainState): main is TzhsState => main.startsWith('TZHS_');
/** The TZhS track when the SOP track opens in front of it: told of the signs, it waits where it stood. */
export const behindSop = ({ main, tzhs }: Episode): Tzhs => ({
  ...tzhs,
  behind: isTzhs(main) ? main : tzhs.behind,
  sopSigns: false,
});

/** Remembers an event that later facts refer to by id. */
export const referable = (state: FamilyState, fact: { eventId: string; type: string }): FamilyState => ({
  ...state,
  referable: { eventId: fact.eventId, type: fact.type, before: state.referable },
});
