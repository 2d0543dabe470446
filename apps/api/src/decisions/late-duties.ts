import { effective, type Candidate } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { duties, lateDuties, type Regulation } from '@kurator/regulation';

/** Adds to each new event the duties that it met too late: the fact is stored, the violation with it (spec 3.1). */
export function withLateDuties(
  stored: readonly Fact[],
  candidates: readonly Candidate[],
  regulation: Regulation,
): readonly Candidate[] {
  const facts = candidates.map((c): Fact => ({ ...c, position: '', hash: '', previousHash: null }));
  const all = duties(effective([...stored, ...facts]), regulation);
  return candidates.map((candidate) => {
    const late = lateDuties(all, new Set([candidate.eventId]));
    return late.length === 0 ? candidate : { ...candidate, violations: [...late, ...candidate.violations] };
  });
}
