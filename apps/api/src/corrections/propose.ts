import { familyEvent, targetOf, type Replacement } from '@kurator/family';
import { isRejection, type Rejection } from '@kurator/kernel';
import type { DecisionParts } from '../decisions/parts';
import { actorFor, impossible, type CorrectionMatter, type Drafted } from './gate';
import { replacing } from './replacement';

/** What an event keeps of a replacement. */
export const stored = (type: string, replacement: Replacement) => ({
  replacement: replacement.data,
  replacementVersion: familyEvent(type)?.version ?? 1,
  replacedOn: replacement.occurredOn,
  ...(replacement.occurredAt === undefined ? {} : { replacedAt: replacement.occurredAt }),
  replacedProfileId: replacement.profileId,
  replacedProfileVersion: replacement.profileVersion,
});

/** What a proposal says of the change that it asks for. @param body as it was sent */
export function proposing(
  body: Readonly<Record<string, unknown>>,
  type: string,
  replacement: Replacement | null,
): Readonly<Record<string, unknown>> {
  const { reason, reasonText, document } = body;
  return replacement === null
    ? { kind: 'ANNULMENT', annulmentReason: reason, reasonText, document }
    : { kind: 'CORRECTION', reasonText: reason, document, ...stored(type, replacement) };
}

/** The first officer's step: judged as if it were made, but nothing of the family changes by it. */
export async function propose(parts: DecisionParts, matter: CorrectionMatter): Promise<Drafted | Rejection> {
  const { body, command, language } = matter.request;
  const target = targetOf(matter.history.facts, String(body['targetEventId']));
  if (isRejection(target)) return target;
  const actor = actorFor(matter, target);
  const replacement = command === 'correct-event' ? replacing(matter, target, body['replacement'], language) : null;
  if (isRejection(replacement)) return replacement;
  const { eventId: targetEventId, type: targetType } = target;
  const refused = await impossible(parts, matter, { target, change: { targetEventId, replacement } });
  if (refused) return refused;
  const data = { targetEventId, targetType, ...proposing(body, targetType, replacement) };
  return { type: 'correction-proposed', data, target, actor };
}
