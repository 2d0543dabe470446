import { addMonths, type LocalDate } from '@kurator/kernel';
import type { Level, Profile } from '@kurator/regulation';
import { accompaniedEpisode, type Episode, type FamilyState, type LevelMove, type LevelState } from '../state';
import { tzhsAdvance, withEpisode, type Step } from './step';

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

type Norms = Partial<Record<string, { readonly maxMonths?: number; readonly exampleMonths?: number }>>;
/** How long a level lasts in months, where the regulation has levels (IRKUTSK 9; only examples in OKTYABRSKY 5.4). */
function levelMonths(profile: Profile | null, level: string) {
  const norms = profile?.params['accompanimentLevels'];
  return norms === undefined || norms === 'NOT_REGULATED' ? {} : ((norms.value as Norms)[level] ?? {});
}

type Timed = { readonly occurredOn: LocalDate; readonly profileId: string; readonly profileVersion: number };
function levelFrom(
  state: FamilyState,
  fact: Timed,
  level: Pick<LevelState, 'institutionId' | 'plannedEnd'> & { code: string },
): LevelState {
  const months = levelMonths(state.regulation.profile(fact.profileId, fact.profileVersion), level.code);
  const until = (n: number | undefined) => (n === undefined ? null : addMonths(fact.occurredOn, n));
  return {
    code: level.code as Level,
    institutionId: level.institutionId,
    plannedEnd: level.plannedEnd,
    since: fact.occurredOn,
    limit: until(months.maxMonths),
    example: until(months.exampleMonths),
  };
}

/** The episode's steps of accompaniment with one more, from the level that runs; `to` is null at the end. */
const moved = (
  { levelMoves, level }: Episode,
  on: LocalDate,
  { to, positive = false }: Pick<LevelMove, 'to'> & Partial<LevelMove>,
) => [...levelMoves, { on, from: level?.code ?? null, to, positive }];

const accompanied = tzhsAdvance(
  'TZHS_ACCOMPANIED',
  ...(['TZHS_APPLIED', 'TZHS_ASSESSED', 'TZHS_PROGRAMME_APPROVED', 'TZHS_ENDED', 'TZHS_POST'] as const),
);
export const accompanimentStarted: Step<'accompaniment-started'> = (state, fact) => {
  const { data, occurredOn } = fact;
  const level = levelFrom(state, fact, {
    code: data.level,
    institutionId: data.institutionId,
    plannedEnd: data.plannedEnd ?? null,
  });
  return withEpisode(state, (e) => ({
    ...accompanied(e),
    level,
    levelMoves: moved(e, occurredOn, { to: level.code }),
    levelEnded: false,
    accompaniedFrom: occurredOn,
    post: null,
    specialist:
      data.specialistId === undefined
        ? e.specialist
        : { officerId: data.specialistId, institutionId: data.institutionId, since: occurredOn },
  }));
};
/** The state with the episode changed that is on accompaniment, whether it is the current one or an earlier. */
function withAccompanied(state: FamilyState, change: (episode: Episode) => Partial<Episode>): FamilyState {
  const running = accompaniedEpisode(state);
  if (!running) return state;
  const episodes = state.episodes.map((e) => (e === running ? { ...e, ...change(e) } : e));
  return { ...state, episodes };
}

export const levelChanged: Step<'level-changed'> = (state, fact) =>
  withAccompanied(state, (e) => ({
    levelMoves: moved(e, fact.occurredOn, { to: fact.data.to as Level }),
    level:
      e.level &&
      levelFrom(state, fact, {
        code: fact.data.to,
        institutionId: e.level.institutionId,
        plannedEnd: fact.data.plannedEnd ?? null,
      }),
  }));
/** The reviewed term takes the place of the longest, or of the example where there is no longest. */
const reviewed = (level: LevelState, plannedEnd: LocalDate): LevelState =>
  level.example === null ? { ...level, limit: plannedEnd, plannedEnd } : { ...level, example: plannedEnd, plannedEnd };
/** A review with a new term is what keeps a level beyond its maximum (spec 5.1.3). */
export const levelTermReviewed: Step<'level-term-reviewed'> = (state, { data }) =>
  withAccompanied(state, (e) => ({
    level:
      e.level && data.decision === 'SAME_LEVEL_NEW_TERM' && data.newPlannedEnd !== undefined
        ? reviewed(e.level, data.newPlannedEnd)
        : e.level,
  }));
const ended = tzhsAdvance('TZHS_ENDED', 'TZHS_ACCOMPANIED');
export const accompanimentEnded: Step<'accompaniment-ended'> = (state, { occurredOn, data }) =>
  withAccompanied(state, (e) => ({
    ...ended(e),
    level: null,
    levelMoves: moved(e, occurredOn, { to: null, positive: data.positiveResult }),
    levelEnded: true,
  }));
