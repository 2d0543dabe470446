import type { LocalDate } from '@kurator/kernel';
import {
  accompaniedEpisodes,
  currentEpisode,
  endedEpisode,
  patronageEpisode,
  registeredSubjects,
  type Accompanied,
  type Episode,
  type FamilyState,
} from '@kurator/family';
import type { Level, Profile } from '@kurator/regulation';

/** A family as somebody's work, while nothing changes. */
export type CaseValue = {
  readonly municipality: string;
  readonly specialistId: string | null;
  readonly institutionId: string | null;
  readonly level: Level | null;
  /** The level that it weighs as (spec 5.3); null: it has no weight. */
  readonly weightedLevel: Level | null;
  readonly onAccompaniment: number;
  readonly registered: number;
  /** Only watched any more: post-accompaniment, or patronage after deregistration; without weight (spec 5.3). */
  readonly afterwards: number;
  readonly curatorAgencyId: string | null;
  readonly curatorOfficerId: string | null;
};

/** Where the curator is the specialist by territory, the norm is the curator's (OKTYABRSKY 6.4, 6.5). */
function curatorIsSpecialist(profile: Profile | null): boolean {
  const model = profile?.params['curatorModel'];
  return model !== undefined && model !== 'NOT_REGULATED' && model.value === 'SPECIALIST_BY_TERRITORY';
}

const NOBODY = { specialistId: null, institutionId: null };
const specialistOf = ({ specialist }: Episode) =>
  specialist && { specialistId: specialist.officerId, institutionId: specialist.institutionId };
const accompaniedBy = (episode: Accompanied) =>
  specialistOf(episode) ?? { specialistId: null, institutionId: episode.level.institutionId };

/** Whose work the family is; without anybody, the institution that accompanies it. */
function carrier(current: Episode, accompanied: Accompanied | null, profile: Profile | null) {
  const curator = current.curator?.curator;
  if (curator?.officerId !== undefined && curatorIsSpecialist(profile))
    return { specialistId: curator.officerId, institutionId: curator.agencyId };
  return specialistOf(current) ?? (accompanied ? accompaniedBy(accompanied) : NOBODY);
}

/** A registered family that has no level yet weighs as EMERGENCY where the regulation is read so (spec 5.3). */
function weightedLevelOf(accompanied: Accompanied | null, registered: boolean, profile: Profile | null): Level | null {
  if (accompanied) return accompanied.level.code;
  return registered && profile?.assumptions.sopWithoutLevelAsEmergency.value === true ? 'EMERGENCY' : null;
}

const curatorOf = ({ curator }: Episode) => ({
  curatorAgencyId: curator?.curator.agencyId ?? null,
  curatorOfficerId: curator?.curator.officerId ?? null,
});
const levelOf = (accompanied: Accompanied | null) => ({
  level: accompanied?.level.code ?? null,
  onAccompaniment: accompanied ? 1 : 0,
});

/** Watched after the end, although nobody accompanies or registers it any more. */
const isWatched = (state: FamilyState): boolean =>
  endedEpisode(state)?.post === 'LVL_POST' || patronageEpisode(state) !== null;

/** Why the family is somebody's work at all; null when it is nobody's. */
function reasonOf(registered: boolean, accompanied: Accompanied | null, state: FamilyState) {
  const open = registered || accompanied !== null;
  return open || isWatched(state) ? { registered: registered ? 1 : 0, afterwards: open ? 0 : 1 } : null;
}

/** The family as a case at the end of a day; null while it is neither registered, accompanied nor watched. */
export function caseValue(state: FamilyState, on: LocalDate): CaseValue | null {
  const current = currentEpisode(state);
  if (current === null || state.municipality === null) return null;
  const registered = registeredSubjects(current).length > 0;
  const accompanied = accompaniedEpisodes(state).at(-1) ?? null;
  const reason = reasonOf(registered, accompanied, state);
  if (reason === null) return null;
  const profile = state.regulation.profileOf(state.municipality, on);
  return {
    municipality: state.municipality,
    ...carrier(current, accompanied, profile),
    ...levelOf(accompanied),
    weightedLevel: weightedLevelOf(accompanied, registered, profile),
    ...reason,
    ...curatorOf(current),
  };
}

/** Days on which another regulation begins to govern the family's municipality. */
export function profileTurns(state: FamilyState): readonly LocalDate[] {
  const municipality = state.municipality === null ? null : state.regulation.municipality(state.municipality);
  return municipality?.profiles.length === 1 ? [] : (municipality?.profiles.map(({ from }) => from) ?? []);
}

/** Episodes of the family with a running accompaniment; null while there is none (`acc` of spec 8.1, per episode). */
export function accompanimentValue(state: FamilyState): { municipality: string; episodes: number } | null {
  const episodes = accompaniedEpisodes(state).length;
  return episodes === 0 || state.municipality === null ? null : { municipality: state.municipality, episodes };
}
