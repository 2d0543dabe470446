import { reject, type Fact, type LocalDate, type Rejection } from '@kurator/kernel';
import { REGION, type Whereabouts } from '@kurator/regulation';

/** How a request stands: when it was settled, by a whole answer or by a refusal. */
export interface RequestState {
  readonly receivedOn: LocalDate;
  readonly settledOn: LocalDate | null;
}

const isWhole = ({ type, data }: Fact): boolean =>
  type === 'information-refused' || (type === 'information-answered' && data['partial'] !== true);

/** Folds a request's stream; null while there is none. */
export function requestState(facts: readonly Fact[]): RequestState | null {
  const [first] = facts;
  if (!first) return null;
  return { receivedOn: first.occurredOn, settledOn: facts.find(isWhole)?.occurredOn ?? null };
}

/**
 * Why an answer or a refusal cannot be: it is older than the request, or the request is settled. A part that was sent
 * before the whole may still be told late.
 */
export function refusedAnswer(
  facts: readonly Fact[],
  { occurredOn, whole }: { readonly occurredOn: LocalDate; readonly whole: boolean },
): Rejection | null {
  const state = requestState(facts);
  if (state === null || occurredOn < state.receivedOn)
    return reject('WRONG_STATE', { needed: 'information-requested' });
  const { settledOn } = state;
  return settledOn !== null && (whole || occurredOn > settledOn) ? reject('REQUEST_SETTLED', { on: settledOn }) : null;
}

const namedFamilies = (body: Whereabouts['body']): readonly string[] => {
  const subject = body['subject'] as { readonly familyIds?: readonly string[] } | undefined;
  return subject?.familyIds ?? [];
};

/** A family that nobody knows belongs nowhere: the request is not found, as a family of another territory is not. */
function unitOfFamilies(familyIds: readonly string[], { gathered }: Whereabouts): string | null {
  const homes = familyIds.map((id) => gathered.homes?.[id] ?? null);
  if (homes.includes(null)) return null;
  const [first = null, ...others] = [...new Set(homes)];
  return others.length === 0 ? first : REGION;
}

/**
 * The unit that a request belongs to, and with it the law of its term: that of the families it names (the region, when
 * they live in several), else of the agency that registers it, else the region.
 */
export function unitOfRequest(where: Whereabouts): string | null {
  const { facts, body, actor, regulation } = where;
  const [first] = facts;
  if (first) return first.municipality;
  if (body['requestNo'] === undefined) return null;
  const familyIds = namedFamilies(body);
  if (familyIds.length > 0) return unitOfFamilies(familyIds, where);
  return (actor.agencyId === undefined ? null : regulation.agency(actor.agencyId)?.municipality) ?? REGION;
}
