import { effective, type Candidate } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { duties, lateDuties, meetsDuties, type Regulation } from '@kurator/regulation';

/** Whether one of the events is of a type that can meet a duty at all: most questions end here. */
const canMeet = (candidates: readonly Candidate[], regulation: Regulation): boolean =>
  candidates.some(({ type, profileId, profileVersion }) => {
    const profile = regulation.profile(profileId, profileVersion);
    return profile !== null && meetsDuties(type, profile);
  });

/** Adds to each new event the duties that it met too late: the fact is stored, the violation with it (spec 3.1). */
export function withLateDuties(
  stored: readonly Fact[],
  candidates: readonly Candidate[],
  regulation: Regulation,
): readonly Candidate[] {
  if (!canMeet(candidates, regulation)) return candidates;
  const facts = candidates.map((c): Fact => ({ ...c, position: '', hash: '', previousHash: null }));
  const all = duties(effective([...stored, ...facts]), regulation);
  return candidates.map((candidate) => {
    const late = lateDuties(all, new Set([candidate.eventId]));
    return late.length === 0 ? candidate : { ...candidate, violations: [...late, ...candidate.violations] };
  });
}
