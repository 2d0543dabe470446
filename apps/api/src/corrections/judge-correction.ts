import type { Candidate } from '@kurator/family';
import { isRejection, reject as refuse, type Rejection } from '@kurator/kernel';
import { enveloped } from '../decisions/candidates';
import type { DecisionParts } from '../decisions/parts';
import { confirm, reject } from './conclude';
import { todayIn, type CorrectionMatter } from './gate';
import { propose } from './propose';
import type { CorrectionRequest } from './request';

const STEPS: Readonly<Record<CorrectionRequest['command'], typeof propose>> = {
  'annul-event': propose,
  'correct-event': propose,
  'confirm-proposal': confirm,
  'reject-proposal': reject,
};

/**
 * Judges a step of the four eyes (`api.md`, Corrections with four eyes): a proposal moves nothing, a confirmation by
 * another officer makes the change; at both the history is judged with the change in it.
 * @throws Problem 400 for a replacement's shape, 403 for role and four eyes
 */
export async function judgeCorrection(
  parts: DecisionParts,
  matter: CorrectionMatter,
): Promise<readonly Candidate[] | Rejection> {
  const { request, history, municipality, regulation, now } = matter;
  const drafted = await STEPS[request.command](parts, matter);
  if (isRejection(drafted)) return drafted;
  const { target, actor, type, data } = drafted;
  const occurredOn = todayIn(matter);
  const profile = regulation.profileOf(municipality, occurredOn);
  if (!profile) return refuse('NO_PROFILE', { municipality, on: occurredOn }, 'occurredOn');
  const circumstances = { municipality, regulation, profile };
  const envelope = enveloped({ request: { ...request, actor }, circumstances, now, revision: history.revision });
  return [envelope({ type, occurredOn, episode: target.episode, data }, 0)];
}
