import type { History } from '@kurator/event-log';
import { standingMerge, type Circumstances } from '@kurator/family';
import type { DecisionRequest } from './decisions';
import type { DecisionParts } from './parts';
import type { Accepted, Way } from './way-in';

const MERGES: readonly string[] = ['merge-families', 'unmerge-families'];

/** The family that a merge names; of its taking back, the one that the merge named. */
function otherId({ command, body }: DecisionRequest, facts: Circumstances['facts']): string | null {
  if (command === 'merge-families') return String(body['absorbedFamilyId']).toLowerCase();
  if (command !== 'unmerge-families') return null;
  const merge = standingMerge(facts, String(body['mergeEventId']).toLowerCase());
  return merge ? String(merge.data['absorbedFamilyId']) : null;
}

/** The other family of a merge, as its stream reads; nothing is read for any other command. */
export async function otherOf(
  { wholes }: DecisionParts,
  { request, history }: { readonly request: DecisionRequest; readonly history: History },
): Promise<Circumstances['other']> {
  const familyId = otherId(request, history.facts);
  if (familyId === null || familyId === request.familyId) return null;
  const { facts } = await wholes.load(`family-${familyId}`);
  return facts.length === 0 ? null : { familyId, facts };
}

/**
 * What a merge adds to a decision's way in: the absorbed family takes no command between being judged and being closed,
 * and the answer is given, with the position of the second event, when both are recorded.
 */
export function mergeWay(parts: DecisionParts, request: DecisionRequest): Pick<Way<unknown>, 'holding' | 'settle'> {
  const { command, body, familyId } = request;
  if (!MERGES.includes(command)) return {};
  const settle = async (answer: Accepted) => {
    const said = JSON.parse(answer.body) as { events: readonly [{ eventId: string }] };
    const { position } = await parts.complete(familyId, said.events[0].eventId);
    return { ...answer, body: JSON.stringify({ ...said, position }) };
  };
  const holding = command === 'merge-families' ? `family-${String(body['absorbedFamilyId']).toLowerCase()}` : undefined;
  return holding === undefined ? { settle } : { holding, settle };
}
