import { reject, type Draft, type Fact, type Rejection } from '@kurator/kernel';
import { judgeHistory } from '../corrections/judge-change';
import { proposalsOf } from '../corrections/proposals';
import { effective } from '../history';
import { emptyFamily } from '../state';
import type { Circumstances } from '../use-case';
import { givenBack, takenBack, takenOver } from './adopt';
import { absorbedBy, asItStood } from './merges';

/** A change that somebody was asked to confirm: who it is about must not change under his hands. */
export function openProposalIn(facts: readonly Fact[], concerns: (target: string) => boolean): Rejection | null {
  const open = proposalsOf(facts).find(({ status, change }) => status === 'PROPOSED' && concerns(change.targetEventId));
  return open ? reject('PROPOSAL_OPEN', { proposalId: open.proposalId }) : null;
}

type Other = NonNullable<Circumstances['other']>;
/** A fact of a merge as it would be recorded, as far as the reading of histories asks for it. */
const imagined = (type: string, eventId: string, c: Circumstances, data: Draft['data']): Fact => ({
  ...{ type, eventId, data, occurredOn: c.occurredOn, schemaVersion: 1, revision: c.facts.length, position: '' },
  ...{ episode: 1, recordedAt: c.facts.at(-1)?.recordedAt ?? '', actor: { userId: '', role: c.role } },
  ...{ source: { channel: c.channel }, commandId: eventId, commandMac: '', municipality: c.municipality },
  ...{ profileId: '', profileVersion: 0, violations: [], hash: '', previousHash: null },
});

/** Why the two histories cannot be one: the first fact that the other's facts make impossible. */
export function judgeMerge(c: Circumstances, { familyId, facts }: Other): Rejection | null {
  const merge = imagined('families-merged', c.eventIdOf(0), c, { absorbedFamilyId: familyId });
  const block = takenOver(facts, { merge, from: familyId, own: c.facts, taken: merge });
  const start = emptyFamily(c.familyId, c.regulation);
  return judgeHistory(start, effective(c.facts), effective([...c.facts, merge, ...block]));
}

/**
 * Why the two cannot be parted again: a fact of either that is impossible without the facts of the other.
 * @param mergeEventId of a merge that stands
 */
export function judgeUnmerge(c: Circumstances, { familyId, facts }: Other, mergeEventId: string): Rejection | null {
  const data = { mergeEventId, keptFamilyId: c.familyId, absorbedFamilyId: familyId };
  const unmerged = imagined('families-unmerged', c.eventIdOf(0), c, data);
  const back = givenBack(unmerged, { from: familyId, mergeEventId });
  const kept = judgeHistory(
    emptyFamily(c.familyId, c.regulation),
    effective(c.facts),
    effective([...c.facts, unmerged, back]),
  );
  if (kept) return kept;
  const before = asItStood(facts);
  const recovered = takenBack(c.facts, { own: facts, from: c.familyId, merge: mergeEventId, taken: unmerged });
  const after = effective([...facts, unmerged, ...recovered]);
  return judgeHistory(emptyFamily(familyId, c.regulation), effective(before), after);
}

/** A family that was absorbed takes no decision any more: the one that keeps it does. */
export function isAbsorbed(facts: readonly Fact[], path?: string): Rejection | null {
  const absorbed = absorbedBy(facts);
  if (!absorbed) return null;
  const { keptFamilyId, on } = absorbed;
  return { ...reject('FAMILY_ABSORBED', { keptFamilyId, on }, path), status: 409 };
}
