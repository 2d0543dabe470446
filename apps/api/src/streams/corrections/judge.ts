import { isSecondOfficer, openProposal, type Candidate } from '@kurator/family';
import { isRejection, localDateOf, type Fact, type Rejection } from '@kurator/kernel';
import { profileOfUnit, zoneOfUnit } from '@kurator/regulation';
import { confirming } from '../../corrections/conclude';
import { actorFor, type Drafted } from '../../corrections/gate';
import { proposing } from '../../corrections/propose';
import { envelopeIn, eventIdOf } from '../../decisions/candidates';
import { Problem } from '../../http/problem';
import type { StreamMatter } from './matter';
import { judgeStream, streamTarget, type Body } from './redecide';
import { replacing } from './replacing';
import type { StreamCorrection } from './request';

const streamOf = ({ request: { kind, id }, unit, regulation }: StreamMatter) => ({ kind, id, unit, regulation });

/** The first officer's step: judged as if it were made, but nothing changes by it. */
async function propose(matter: StreamMatter): Promise<Drafted | Rejection> {
  const { request, history } = matter;
  const { kind, command, body } = request;
  const target = streamTarget(kind, history.facts, String(body['targetEventId']));
  if (isRejection(target)) return target;
  const actor = actorFor(matter, target);
  const sent = { target, body: body['replacement'] as Body };
  const replacement = command === 'correct-event' ? await replacing(matter, sent) : null;
  if (isRejection(replacement)) return replacement;
  const { eventId: targetEventId, type: targetType } = target;
  const refused = judgeStream(streamOf(matter), history.facts, { targetEventId, replacement });
  if (refused) return refused;
  const data = { targetEventId, targetType, ...proposing(body, targetType, replacement) };
  return { type: 'correction-proposed', data, target, actor };
}

/** The open proposal, read in full: what is sealed in it has to be sealed again. */
async function waiting({ request: { body }, history, histories }: StreamMatter) {
  const { facts } = await histories.loadAll(history.stream);
  return openProposal(facts, String(body['proposalId']));
}

/** The second officer's step: the change is judged again, for the history may have grown, and made. */
async function confirm(matter: StreamMatter): Promise<Drafted | Rejection> {
  const proposal = await waiting(matter);
  if (isRejection(proposal)) return proposal;
  const { change, proposalId, kind, proposed } = proposal;
  const { facts } = matter.history;
  const target = streamTarget(matter.request.kind, facts, change.targetEventId);
  if (isRejection(target)) return target;
  const actor = actorFor(matter, target);
  if (!isSecondOfficer(proposed.actor, actor)) throw new Problem(403, 'FOUR_EYES_REQUIRED');
  const refused = judgeStream(streamOf(matter), facts, change);
  if (refused) return refused;
  // No family is counted by it: it moves no quarter's movement.
  const data = { ...confirming(proposal), proposalId, approvedBy: actor.officerId, affectsPeriods: [] };
  return { type: kind === 'ANNULMENT' ? 'event-annulled' : 'event-corrected', data, target, actor };
}

/** Anyone who could confirm may refuse to; who proposed may withdraw it. */
async function reject(matter: StreamMatter): Promise<Drafted | Rejection> {
  const proposal = await waiting(matter);
  if (isRejection(proposal)) return proposal;
  const { proposalId, change } = proposal;
  const target = matter.history.facts.find(({ eventId }) => eventId === change.targetEventId) as Fact;
  const data = { proposalId, reason: matter.request.body['reason'] };
  return { type: 'correction-rejected', data, target, actor: actorFor(matter, target) };
}

const STEPS: Readonly<Record<StreamCorrection['command'], typeof propose>> = {
  'annul-event': propose,
  'correct-event': propose,
  'confirm-proposal': confirm,
  'reject-proposal': reject,
};

/**
 * Judges a step of the four eyes on what is no family, as `judgeCorrection` does for a family (ADR 033).
 * @throws Problem 400 for a replacement's shape, 403 for role and four eyes
 */
export async function judgeStep(matter: StreamMatter): Promise<readonly Candidate[] | Rejection> {
  const { request, history, unit, regulation, now } = matter;
  const drafted = await STEPS[request.command](matter);
  if (isRejection(drafted)) return drafted;
  const { target, actor, type, data } = drafted;
  const envelope = envelopeIn({
    request: { ...request, actor },
    idOf: eventIdOf({ familyId: history.stream, commandId: request.commandId }),
    now,
    revision: history.revision,
    municipality: unit,
    commissionId: regulation.municipality(unit)?.commissionId,
    lawOn: (on) => profileOfUnit(regulation, unit, on) ?? { profileId: '', profileVersion: 0 },
  });
  const occurredOn = localDateOf(now, zoneOfUnit(regulation, unit, now));
  return [envelope({ type, occurredOn, episode: target.episode, data }, 0)];
}
