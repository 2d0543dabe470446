import { isRejection, monthOf, reject, type Draft, type Fact, type Fields, type Rejection } from '@kurator/kernel';
import { familyEvent } from '../catalogue';
import { inLegalOrder, fold } from '../history';
import { emptyFamily, type FamilyState } from '../state';
import type { Circumstances, UseCase } from '../use-case';
import { useCases } from '../use-cases';
import { standing } from './standing';

/**
 * The command that recorded a fact: the one that emits all the types that were recorded together, and the fewest
 * besides; null for events that no command of a family emits.
 * @param together types of the events of the fact's own command
 */
export function recordedBy(type: string, together: ReadonlySet<string>): UseCase | null {
  const able = useCases.filter(({ emits }) => emits.includes(type) && [...together].every((t) => emits.includes(t)));
  return able.reduce<UseCase | null>((best, one) => (best && best.emits.length <= one.emits.length ? best : one), null);
}

/** The family as the fact would meet it on another day, everything else standing, the fact itself left out. */
export function metBy(facts: readonly Fact[], target: Fact, c: Circumstances): FamilyState {
  const when = { occurredOn: c.occurredOn, ...(c.occurredAt === undefined ? {} : { occurredAt: c.occurredAt }) };
  const moved = { data: target.data, profileId: target.profileId, profileVersion: target.profileVersion, ...when };
  const ordered = inLegalOrder(standing(facts, [{ targetEventId: target.eventId, replacement: moved }]));
  const place = ordered.findIndex((fact) => fact.eventId === target.eventId);
  return fold(emptyFamily(c.familyId, c.regulation), ordered.slice(0, place));
}

/**
 * The event that the command would have recorded with another body, in place of the target: what the stream knows and
 * what is derived (`api.md` bodies (5)) is found anew. Of several events of the type, the one at the target's place.
 * @param body without dates
 * @returns WRONG_STATE when the body would not bring this event at all
 */
export function redrafted(
  useCase: UseCase,
  body: Readonly<Record<string, unknown>>,
  { facts, target, circumstances }: { facts: readonly Fact[]; target: Fact; circumstances: Circumstances },
): Draft | Rejection {
  const drafts = useCase.decide(body, metBy(facts, target, circumstances), circumstances);
  if (isRejection(drafts)) return drafts;
  const siblings = facts.filter((fact) => fact.commandId === target.commandId && fact.type === target.type);
  const place = siblings.findIndex((fact) => fact.eventId === target.eventId);
  const alike = drafts.filter((draft) => draft.type === target.type);
  return alike[place] ?? reject('WRONG_STATE', { needed: target.type });
}

type Value = Readonly<Record<string, unknown>>;
/** The month of birth follows the date of birth wherever both are declared (decision 5): a sender cannot part them. */
function withMonths(value: unknown, fields: Fields): unknown {
  const given = value as Value;
  const inner = Object.entries(given).map(([name, one]): [string, unknown] => {
    const shape = fields[name]?.shape;
    if (shape?.kind === 'object') return [name, withMonths(one, shape.fields)];
    if (shape?.kind !== 'list' || shape.of.shape.kind !== 'object') return [name, one];
    const { fields: item } = shape.of.shape;
    return [name, (one as readonly unknown[]).map((each) => withMonths(each, item))];
  });
  const { birthDate } = given;
  const month = 'birthMonth' in fields && typeof birthDate === 'string' ? { birthMonth: monthOf(birthDate) } : {};
  return { ...Object.fromEntries(inner), ...month };
}

/** An event's data as somebody wrote them for a correction, with what is derived from them set right. */
export const completed = (type: string, data: Value): Value => {
  const fields = familyEvent(type)?.fields;
  return fields ? (withMonths(data, fields) as Value) : data;
};
