import { currentEpisode, registeredSubjects, type FamilyState } from '@kurator/family';

/** Where a family is on the register and with how many registered minors; null while it is not (`reg` of spec 8.1). */
export function registrationValue(state: FamilyState): { municipality: string; minors: number } | null {
  const episode = currentEpisode(state);
  const subjects = episode === null ? [] : registeredSubjects(episode);
  if (subjects.length === 0 || state.municipality === null) return null;
  return { municipality: state.municipality, minors: subjects.filter((s) => s.kind === 'MINOR').length };
}
