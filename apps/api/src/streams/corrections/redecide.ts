import { contradicts, standing, targetOf, type Change } from '@kurator/family';
import { isRejection, reject, type Draft, type Fact, type Rejection } from '@kurator/kernel';
import type { Gathered, Regulation, StreamKind, StreamUseCase } from '@kurator/regulation';

export type Body = Readonly<Record<string, unknown>>;
/** The stream whose facts are decided once more. */
export interface Stream {
  readonly kind: StreamKind;
  readonly id: string;
  readonly unit: string;
  readonly regulation: Regulation;
}
/** What a fact says and when. */
export type Saying = Pick<Fact, 'type' | 'occurredOn' | 'occurredAt' | 'data' | 'actor'>;

/** The command that records an event: of what is no family each records one. @throws Error for a type without one */
export function recording({ useCases }: StreamKind, type: string): StreamUseCase {
  const useCase = useCases.find(({ emits }) => emits.includes(type));
  if (useCase === undefined) throw new Error(`no command records ${type}`);
  return useCase;
}

/**
 * The recorded fact that a change is about. What a quarter froze is no target: a later version corrects it (spec 8.5).
 * @returns 404 EVENT_NOT_FOUND; NOT_CORRECTABLE, ALREADY_ANNULLED
 */
export function streamTarget({ events }: StreamKind, facts: readonly Fact[], eventId: string): Fact | Rejection {
  const target = targetOf(facts, eventId);
  if (isRejection(target) || events.some(({ name }) => name === target.type)) return target;
  return reject('NOT_CORRECTABLE', { eventId, type: target.type });
}

/** The fields of an event that its command's body does not have: what the stream or the register knew itself. */
export const derivedOf = ({ body }: StreamUseCase, data: Body): Body =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !(name in body)));
const bodyOf = ({ body }: StreamUseCase, data: Body): Body =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name in body));

/** The register's own counts as the event tells them: what was sent stays what it was (spec 8.5). */
const asTold = (data: Body): Gathered => ({
  listed: data as unknown as Gathered['listed'],
  sentBefore: (data['since'] ?? null) as Gathered['sentBefore'],
  homes: {},
  profiles: [],
});

/**
 * The event as its command would record it after the facts before it: the guards of what is no family are its use cases'
 * own. What was derived or counted when it was recorded stays.
 * @param fact what it says; `told` is what was recorded, where that is something else
 */
export function redecided(
  { kind, id, unit, regulation }: Stream,
  fact: Saying & { readonly told?: Body },
  before: readonly Fact[],
): Draft | Rejection {
  const useCase = recording(kind, fact.type);
  const { occurredOn, occurredAt, actor, data, told = data } = fact;
  const when = occurredAt === undefined ? { occurredOn } : { occurredOn, occurredAt };
  const circumstances = { id, unit, ...when, actor, regulation, gathered: asTold(told) };
  const drafts = useCase.decide(bodyOf(useCase, data), before, circumstances);
  if (isRejection(drafts)) return drafts;
  const [draft] = drafts as readonly [Draft];
  return { ...draft, data: { ...draft.data, ...derivedOf(useCase, told) } };
}

const inReplacement = (rejection: Rejection): Rejection =>
  rejection.path === undefined ? rejection : { ...rejection, path: `replacement.${rejection.path}` };

/**
 * Why a change cannot be made: with it, every fact from its target on is decided once more. The replacement's own
 * rejection has its path below `replacement`; a later fact that could not be is named, LATER_FACT_CONTRADICTS.
 * @param facts the stream as recorded
 */
export function judgeStream(stream: Stream, facts: readonly Fact[], change: Change): Rejection | null {
  const after = standing(facts, [change]);
  const place = facts.find(({ eventId }) => eventId === change.targetEventId)?.revision ?? 0;
  for (const [n, fact] of after.entries()) {
    if (fact.revision < place || !stream.kind.events.some(({ name }) => name === fact.type)) continue;
    const again = redecided(stream, fact, after.slice(0, n));
    if (isRejection(again))
      return fact.eventId === change.targetEventId ? inReplacement(again) : contradicts(fact, again);
  }
  return null;
}
