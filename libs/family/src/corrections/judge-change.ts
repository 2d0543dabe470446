import { reject, type Fact, type Rejection } from '@kurator/kernel';
import { contradicts, possible } from '../decide';
import { evolve } from '../evolve';
import { effective, fold, inLegalOrder } from '../history';
import { belonging } from '../merging/merges';
import { resolutionKey, type Resolution } from '../shared/structures';
import type { FamilyState } from '../state';
import { isAboutFacts, marksOf, standing, type Change } from './standing';

/** What no correction can take back: what was destroyed stays destroyed. */
const IRREVOCABLE: ReadonlySet<string> = new Set(['personal-data-destroyed']);

/**
 * The recorded fact that a change is about.
 * @returns 404 EVENT_NOT_FOUND (a foreign family's event is unknown here); NOT_CORRECTABLE for facts about facts and
 *   what cannot be taken back; ALREADY_ANNULLED
 */
export function targetOf(facts: readonly Fact[], eventId: string): Fact | Rejection {
  const target = belonging(facts).find((fact) => fact.eventId === eventId);
  if (!target) return { ...reject('EVENT_NOT_FOUND', { eventId }), status: 404 };
  if (isAboutFacts(target) || IRREVOCABLE.has(target.type))
    return reject('NOT_CORRECTABLE', { eventId, type: target.type });
  const annulledBy = marksOf(facts).get(eventId)?.annulledBy ?? null;
  return annulledBy === null ? target : reject('ALREADY_ANNULLED', { eventId, annulledBy });
}

const same = (a: Fact, b: Fact | undefined): boolean =>
  b !== undefined &&
  a.eventId === b.eventId &&
  a.data === b.data &&
  a.occurredOn === b.occurredOn &&
  a.occurredAt === b.occurredAt;

const inReplacement = (rejection: Rejection): Rejection =>
  rejection.path === undefined ? rejection : { ...rejection, path: `replacement.${rejection.path}` };

/** The first fact that the changed history makes impossible, from the first place on at which the histories differ. */
function firstImpossible(
  start: FamilyState,
  { before, after }: { before: readonly Fact[]; after: readonly Fact[] },
  target: string,
): Rejection | null {
  const first = after.findIndex((fact, n) => !same(fact, before[n]));
  if (first < 0) return null;
  let state = fold(start, after.slice(0, first));
  for (const fact of after.slice(first)) {
    const rejection = possible(state, fact);
    if (rejection) return fact.eventId === target ? inReplacement(rejection) : contradicts(fact, rejection);
    state = evolve(state, fact);
  }
  return null;
}

type Named = { readonly resolution?: Resolution; readonly basis?: { readonly resolution?: Resolution } };
/** The resolution that a fact rests on, by key; null for the resolution itself and for all that rests on none. */
function restsOn({ type, data }: Fact): string | null {
  if (type === 'resolution-adopted') return null;
  const { resolution, basis } = data as Named;
  const named = resolution ?? (typeof basis === 'object' ? basis.resolution : undefined);
  return named === undefined ? null : resolutionKey(named);
}
const inForce = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(
    facts.flatMap(({ type, data }) =>
      type === 'resolution-adopted' && data['outcome'] === 'ADOPTED'
        ? [resolutionKey(data['resolution'] as Resolution)]
        : [],
    ),
  );

/** A fact that loses the resolution on which it rests; guards ask for it only where the spec lists it as a guard. */
function bereft(before: readonly Fact[], after: readonly Fact[]): Rejection | null {
  const [held, holds] = [inForce(before), inForce(after)];
  const orphan = after.find((fact) => {
    const key = restsOn(fact);
    return key !== null && held.has(key) && !holds.has(key);
  });
  return orphan ? contradicts(orphan, reject('WRONG_STATE', { needed: 'resolution-adopted' })) : null;
}

/**
 * The gate of what changes a history as a whole: every fact must still be possible, from the first place on at which the
 * histories differ, and keep the resolution that it rests on. LATER_FACT_CONTRADICTS names the first that does not.
 * @param start the family before its first fact
 */
export const judgeHistory = (start: FamilyState, before: readonly Fact[], after: readonly Fact[]): Rejection | null =>
  firstImpossible(start, { before, after }, '') ?? bereft(before, after);

/**
 * The gate of corrections (architecture decision 10): with the change in it, every fact of the history must still be
 * possible. The replacement's own rejection is answered with its path below `replacement`; what a later fact would lose
 * as LATER_FACT_CONTRADICTS, naming that fact.
 * @param start the family before its first fact
 * @param facts the stream as recorded
 */
export function judgeChange(start: FamilyState, facts: readonly Fact[], change: Change): Rejection | null {
  const before = effective(facts);
  const after = inLegalOrder(standing(facts, [change]));
  return firstImpossible(start, { before, after }, change.targetEventId) ?? bereft(before, after);
}
