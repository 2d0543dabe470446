import { accompaniedEpisode, bankEpisode, emergencyStage, type Episode, type FamilyState } from '@kurator/family';
import type { LocalDate } from '@kurator/kernel';

/** The parallel regions of spec 3.2 by their names there. */
export interface States {
  readonly main: string;
  readonly programme: string;
  readonly curator: string;
  readonly group: string;
  readonly specialist: string;
  readonly bank: string;
  readonly level: string;
  readonly emergency: string;
}

/** `LVL_OVERDUE` is derived by time: the longest term has passed and nobody has looked at it (spec 5.1.3). */
export function levelState(state: FamilyState, { levelEnded, post }: Episode, on: LocalDate): string {
  const level = accompaniedEpisode(state)?.level;
  if (level) return level.limit !== null && on > level.limit ? 'LVL_OVERDUE' : 'LVL_ACTIVE';
  return levelEnded ? (post ?? 'LVL_ENDED') : 'LVL_NONE';
}

/** A record may outlive the registration and the opening of the next episode, until its exclusion is carried out. */
const bankState = (state: FamilyState, episode: Episode): string =>
  (bankEpisode(state) ?? episode).bank?.state ?? 'BANK_ABSENT';

/** With the resolution, the programme that it ordered falls, drafted or not (AS-16). */
function programmeState({ programme, collecting, main }: Episode): string {
  if (programme) return programme.state;
  if (main === 'ANNULLED') return 'PROG_TERMINATED';
  return collecting ? 'PROG_COLLECTING' : 'PROG_NONE';
}

export const statesOf = (state: FamilyState, episode: Episode, on: LocalDate): States => ({
  main: episode.main,
  programme: programmeState(episode),
  curator: episode.curator?.state ?? 'CUR_NONE',
  group: episode.group ? 'GRP_COMPOSED' : 'GRP_NONE',
  specialist: episode.specialist ? 'SPEC_ASSIGNED' : 'SPEC_NONE',
  bank: bankState(state, episode),
  level: levelState(state, episode, on),
  emergency: emergencyStage(state.emergencies),
});
