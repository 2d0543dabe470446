import { classifierValue } from '@kurator/regulation';
import { endedEpisode, openEpisode, type Episode, type FamilyState, type Tzhs } from '../state';
import { openNext } from './intake';
import { tzhsAdvance, withEpisode, type Step } from './step';

const noting = (e: Episode, change: Partial<Tzhs>): Tzhs => ({ ...e.tzhs, ...change });

const appliedAgain = tzhsAdvance('TZHS_APPLIED', 'TZHS_ENDED', 'TZHS_POST');
/** An application of a family that left opens its next episode. */
export const applied: Step<'application-registered'> = (state, { occurredOn }) => {
  const open = openEpisode(state)
    ? state
    : openNext(state, { track: 'TZHS', openedOn: occurredOn, main: 'TZHS_APPLIED' });
  return withEpisode(open, (e) => {
    const moved = { ...e, ...appliedAgain(e) };
    return { ...moved, tzhs: noting(moved, { applied: true }) };
  });
};

const isSopSign = (circumstance: string): boolean =>
  classifierValue('tzhsCircumstances', circumstance)?.sopSign === true;
const assessed = tzhsAdvance('TZHS_ASSESSED', 'TZHS_APPLIED');
/** Signs of a socially dangerous position ask for a report to the commission (spec 6.21b), unless it knows already. */
export const needDetermined: Step<'need-determined'> = (state, { data }) =>
  withEpisode(state, (e) => {
    const moved = { ...e, ...assessed(e) };
    const sopSigns = e.track === 'TZHS' && (e.tzhs.sopSigns || data.circumstances.some(isSopSign));
    return { ...moved, tzhs: noting(moved, { sopSigns }) };
  });

export const agreementConcluded: Step<'accompaniment-agreement-concluded'> = (state, { data, occurredOn }) =>
  withEpisode(state, (e) => {
    const { agreementNo, termFrom, termTo } = data;
    return {
      tzhs: noting(e, { agreement: { agreementNo, concludedOn: occurredOn, termFrom, termTo, terminatedOn: null } }),
    };
  });
export const agreementTerminated: Step<'accompaniment-agreement-terminated'> = (state, { occurredOn }) =>
  withEpisode(state, (e) => ({
    tzhs: noting(e, { agreement: e.tzhs.agreement && { ...e.tzhs.agreement, terminatedOn: occurredOn } }),
  }));

/** The state with the episode changed whose accompaniment ended last, whether it is the current one or an earlier. */
function withEnded(state: FamilyState, change: (episode: Episode) => Partial<Episode>): FamilyState {
  const ended = endedEpisode(state);
  return { ...state, episodes: state.episodes.map((e) => (e === ended ? { ...e, ...change(e) } : e)) };
}
const watched = tzhsAdvance('TZHS_POST', 'TZHS_ENDED');
export const postStarted: Step<'post-accompaniment-started'> = (state) =>
  withEnded(state, (e) => ({ ...watched(e), post: 'LVL_POST' }));
const over = tzhsAdvance('TZHS_CLOSED', 'TZHS_POST');
export const postEnded: Step<'post-accompaniment-ended'> = (state) =>
  withEnded(state, (e) => ({ ...over(e), post: 'LVL_CLOSED' }));
