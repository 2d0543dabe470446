import { affectedPeriods, isSecondOfficer, openProposal, targetOf, type Proposal } from '@kurator/family';
import { isRejection, type Fact, type Rejection } from '@kurator/kernel';
import { claim } from '../decisions/claims';
import type { DecisionParts } from '../decisions/parts';
import { Problem } from '../http/problem';
import { actorFor, impossible, numberOf, startOf, todayIn, type CorrectionMatter, type Drafted } from './gate';
import { stored } from './propose';

/** The open proposal, read in full: what is sealed under the family's key has to be sealed again. */
async function waiting(parts: DecisionParts, { history, request }: CorrectionMatter): Promise<Proposal | Rejection> {
  const { facts } = await parts.wholes.loadAll(history.stream);
  return openProposal(facts, String(request.body['proposalId']));
}

/** What a confirmation says of the change that it makes: all that the proposal said. */
export function confirming({ change: { replacement }, proposed: { data } }: Proposal): Drafted['data'] {
  const { targetEventId, targetType, annulmentReason, reasonText, document } = data;
  const target = { targetEventId, targetType, document };
  return replacement === null
    ? { ...target, reason: annulmentReason, reasonText }
    : { ...target, reason: reasonText, ...stored(String(targetType), replacement) };
}

/** What stands against the change at this moment; the number of a corrected resolution is claimed last. */
async function hindered(
  parts: DecisionParts,
  matter: CorrectionMatter,
  { target, change }: { readonly target: Fact; readonly change: Proposal['change'] },
): Promise<Rejection | null> {
  const refused = await impossible(parts, matter, { target, change });
  const asked = refused ? null : numberOf(target, change);
  return asked ? claim(parts.histories, asked, { ...matter, corrects: matter.request.familyId }) : refused;
}

/** The second officer's step: the change is judged again, for the history may have grown, and made. */
export async function confirm(parts: DecisionParts, matter: CorrectionMatter): Promise<Drafted | Rejection> {
  const proposal = await waiting(parts, matter);
  if (isRejection(proposal)) return proposal;
  const { change, proposalId, kind } = proposal;
  const { facts } = matter.history;
  const target = targetOf(facts, change.targetEventId);
  if (isRejection(target)) return target;
  const actor = actorFor(matter, target);
  if (!isSecondOfficer(proposal.proposed.actor, actor)) throw new Problem(403, 'FOUR_EYES_REQUIRED');
  const refused = await hindered(parts, matter, { target, change });
  if (refused) return refused;
  const affectsPeriods = affectedPeriods(startOf(matter), { facts, change, today: todayIn(matter) });
  const data = { ...confirming(proposal), proposalId, approvedBy: actor.officerId, affectsPeriods };
  return { type: kind === 'ANNULMENT' ? 'event-annulled' : 'event-corrected', data, target, actor };
}

/** Anyone who could confirm may refuse to; who proposed may withdraw it. */
export async function reject(parts: DecisionParts, matter: CorrectionMatter): Promise<Drafted | Rejection> {
  const proposal = await waiting(parts, matter);
  if (isRejection(proposal)) return proposal;
  const { proposalId, change } = proposal;
  const target = matter.history.facts.find((fact) => fact.eventId === change.targetEventId) as Fact;
  const data = { proposalId, reason: matter.request.body['reason'] };
  return { type: 'correction-rejected', data, target, actor: actorFor(matter, target) };
}
