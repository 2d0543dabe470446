import { patronageEpisode, reactionKey, type FamilyState, type Monitoring } from '../state';
import { referable, withEpisode, type Step } from './step';

const noting = (state: FamilyState, change: (m: Monitoring) => Partial<Monitoring>): FamilyState =>
  withEpisode(state, ({ monitoring }) => ({ monitoring: { ...monitoring, ...change(monitoring) } }));

export const visited: Step<'patronage-visit-made'> = (state, { data }) =>
  noting(state, () => ({ patronageKind: data.kind }));
export const kindChanged: Step<'patronage-kind-changed'> = (state, { data }) =>
  noting(state, () => ({ patronageKind: data.to }));
/** The family need not be in its patronage's episode any more: a new report may have opened the next one. */
export const patronageEnded: Step<'patronage-ended'> = (state) => {
  const ending = patronageEpisode(state);
  const episodes = state.episodes.map((e) => (e === ending ? { ...e, main: 'DEREGISTERED' as const } : e));
  return { ...state, episodes };
};

export const potentialAssessed: Step<'rehabilitation-potential-assessed'> = (state, { data }) =>
  noting(state, ({ potentials }) => ({ potentials: [...potentials, data.stage] }));
export const reactionRecorded: Step<'family-reaction-recorded'> = (state, { data }) =>
  noting(state, ({ reactions }) => ({ reactions: [...reactions, reactionKey(data.stage, data.memberId)] }));

export const curatorReported: Step<'curator-report-submitted'> = (state, fact) =>
  noting(referable(state, fact), ({ reports }) => ({ reports: { ...reports, [fact.eventId]: fact.data.quarter } }));

export const urgentSituation: Step<'urgent-situation-notified'> = (state, { data }) =>
  data.threatToLife ? withEpisode(state, () => ({ threat: true })) : state;
