import {
  effective,
  emptyFamily,
  inEpisodes,
  inTheirOrder,
  ledgerAhead,
  type Candidate,
  type FamilyView,
} from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { duties, dutiesIn, lateDuties, meetsDuties, type Duty, type Regulation } from '@kurator/regulation';

/** Whether one of the events is of a type that can meet a duty at all: most questions end here. */
const canMeet = (candidates: readonly Candidate[], regulation: Regulation): boolean =>
  candidates.some(({ type, profileId, profileVersion }) => {
    const profile = regulation.profile(profileId, profileVersion);
    return profile !== null && meetsDuties(type, profile);
  });

/** A stream before a decision, and its view. */
export interface Before {
  readonly facts: readonly Fact[];
  readonly view: FamilyView;
}

/** The duties with the new facts in the history; what the view knows is gone on from where they end the history. */
function dutiesAfter({ facts, view }: Before, candidates: readonly Candidate[]): readonly Duty[] {
  const fresh = candidates.map((c): Fact => ({ ...c, position: '', hash: '', previousHash: null }));
  if (inTheirOrder(view, candidates)) return dutiesIn(ledgerAhead(view, fresh));
  const { familyId, regulation } = view;
  return duties(inEpisodes(effective([...facts, ...fresh]), emptyFamily(familyId, regulation)), regulation);
}

/** Adds to each new event the duties that it met too late: the fact is stored, the violation with it (spec 3.1). */
export function withLateDuties(before: Before, candidates: readonly Candidate[]): readonly Candidate[] {
  if (!canMeet(candidates, before.view.regulation)) return candidates;
  const all = dutiesAfter(before, candidates);
  return candidates.map((candidate) => {
    const late = lateDuties(all, new Set([candidate.eventId]));
    return late.length === 0 ? candidate : { ...candidate, violations: [...late, ...candidate.violations] };
  });
}
