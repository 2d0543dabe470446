import { addMonths, type LocalDate } from '@kurator/kernel';
import type { Level, Profile } from '@kurator/regulation';
import { accompaniedEpisode, type Episode, type FamilyState, type LevelState } from '../state';
import { withEpisode, type Step } from './step';

export const curatorAssigned: Step<'curator-assigned'> = (state, { data, occurredOn }) =>
  withEpisode(state, () => ({ curator: { state: 'CUR_ASSIGNED', curator: data.curator, since: occurredOn } }));
export const replacementRequested: Step<'curator-replacement-requested'> = (state) =>
  withEpisode(state, (e) => ({ curator: e.curator && { ...e.curator, state: 'CUR_REPLACEMENT_REQUESTED' } }));
export const curatorReplaced: Step<'curator-replaced'> = (state, { data, occurredOn }) =>
  withEpisode(state, () => ({ curator: { state: 'CUR_ASSIGNED', curator: data.new, since: occurredOn } }));

export const groupComposed: Step<'working-group-composed'> = (state) => withEpisode(state, () => ({ group: true }));

export const specialistAssigned: Step<'responsible-specialist-assigned'> = (state, { data, occurredOn }) =>
  withEpisode(state, () => ({
    specialist: { officerId: data.specialistId, institutionId: data.institutionId, since: occurredOn },
  }));

type Norms = Partial<Record<string, { readonly maxMonths?: number }>>;
/** The longest term of a level in months, where the regulation has levels (IRKUTSK 9; examples in OKTYABRSKY 5.4). */
export function levelMonths(profile: Profile | null, level: string): number | null {
  const norms = profile?.params['accompanimentLevels'];
  if (norms === undefined || norms === 'NOT_REGULATED') return null;
  return (norms.value as Norms)[level]?.maxMonths ?? null;
}

type Timed = { readonly occurredOn: LocalDate; readonly profileId: string; readonly profileVersion: number };
function levelFrom(
  state: FamilyState,
  fact: Timed,
  level: Pick<LevelState, 'institutionId' | 'plannedEnd'> & { code: string },
): LevelState {
  const months = levelMonths(state.regulation.profile(fact.profileId, fact.profileVersion), level.code);
  return {
    code: level.code as Level,
    institutionId: level.institutionId,
    plannedEnd: level.plannedEnd,
    since: fact.occurredOn,
    limit: months === null ? null : addMonths(fact.occurredOn, months),
  };
}

export const accompanimentStarted: Step<'accompaniment-started'> = (state, fact) => {
  const { data, occurredOn } = fact;
  const level = levelFrom(state, fact, {
    code: data.level,
    institutionId: data.institutionId,
    plannedEnd: data.plannedEnd ?? null,
  });
  return withEpisode(state, (e) => ({
    level,
    levelEnded: false,
    specialist:
      data.specialistId === undefined
        ? e.specialist
        : { officerId: data.specialistId, institutionId: data.institutionId, since: occurredOn },
  }));
};
/** The state with the episode changed that is on accompaniment, whether it is the current one or an earlier. */
function withAccompanied(state: FamilyState, change: (episode: Episode) => Partial<Episode>): FamilyState {
  const accompanied = accompaniedEpisode(state);
  if (!accompanied) return state;
  const episodes = state.episodes.map((e) => (e === accompanied ? { ...e, ...change(e) } : e));
  return { ...state, episodes };
}

export const levelChanged: Step<'level-changed'> = (state, fact) =>
  withAccompanied(state, (e) => ({
    level:
      e.level &&
      levelFrom(state, fact, {
        code: fact.data.to,
        institutionId: e.level.institutionId,
        plannedEnd: fact.data.plannedEnd ?? null,
      }),
  }));
/** A review with a new term is what keeps a level beyond its maximum (spec 5.1.3). */
export const levelTermReviewed: Step<'level-term-reviewed'> = (state, { data }) =>
  withAccompanied(state, (e) => ({
    level:
      e.level && data.decision === 'SAME_LEVEL_NEW_TERM' && data.newPlannedEnd !== undefined
        ? { ...e.level, limit: data.newPlannedEnd, plannedEnd: data.newPlannedEnd }
        : e.level,
  }));
export const accompanimentEnded: Step<'accompaniment-ended'> = (state) =>
  withAccompanied(state, () => ({ level: null, levelEnded: true }));
