import { isRejection, reject, type Draft, type Fact, type Rejection } from '@kurator/kernel';
import { familyEvent } from './catalogue';
import { standing } from './corrections/standing';
import { evolve } from './evolve';
import { effective, fold, followsAll, inLegalOrder, presentState, type FamilyView } from './history';
import { isMerging } from './merging/merges';
import { lacksVotes } from './shared/resolutions';
import { emptyFamily, type FamilyState } from './state';
import type { Circumstances, UseCase } from './use-case';

/** A draft with everything but its place in the log: what the guards judge. */
export type Candidate = Omit<Fact, 'position' | 'hash' | 'previousHash'>;
const judged = (candidate: Candidate): Fact => ({ ...candidate, position: '', hash: '', previousHash: null });

/** What makes a fact impossible in the state that it meets, or null. */
export const possible = (state: FamilyState, fact: Fact): Rejection | null => {
  const declared = familyEvent(fact.type);
  return declared ? declared.possible(state, fact) : reject('WRONG_STATE', { needed: fact.type });
};

/**
 * The one gate through which a history changes (architecture section 2): with the candidates in it, every fact must be
 * possible in the state that it meets. A candidate's own rejection is answered as it is; one of a later, stored fact as
 * LATER_FACT_CONTRADICTS, naming that fact.
 */
export function legal(start: FamilyState, stored: readonly Fact[], candidates: readonly Candidate[]): Rejection | null {
  const fresh = new Set(candidates.map((c) => c.eventId));
  const ordered = effective([...stored, ...candidates.map(judged)]);
  // What says which records are one stands in no place of the history: it may change any.
  const first = candidates.some(isMerging) ? 0 : ordered.findIndex((f) => fresh.has(f.eventId));
  let state = fold(start, ordered.slice(0, first));
  for (const fact of ordered.slice(first)) {
    const rejection = possible(state, fact);
    if (rejection) return fresh.has(fact.eventId) ? rejection : contradicts(fact, rejection);
    state = evolve(state, fact);
  }
  return null;
}
export const contradicts = ({ eventId, type, occurredOn: on, adopted }: Fact, { code }: Rejection): Rejection =>
  reject('LATER_FACT_CONTRADICTS', { eventId, type, on, because: code, ...(adopted && { familyId: adopted.from }) });

/** What turns a draft into a candidate: ids and envelope, which the application knows. */
export type Enveloped = (draft: Draft, index: number) => Candidate;

export interface OnStream {
  /** The stream as recorded. */
  readonly facts: readonly Fact[];
  readonly circumstances: Circumstances;
  readonly envelope: Enveloped;
  /** The same stream folded already, if somebody has done it. */
  readonly view?: FamilyView;
}

/** What the use case makes of its body; a resolution that it names without votes must stand already. */
function drafted(
  useCase: UseCase,
  body: Readonly<Record<string, unknown>>,
  { met, circumstances }: { met: FamilyState; circumstances: Circumstances },
): readonly Draft[] | Rejection {
  const lacking = useCase.emits.includes('resolution-adopted') ? lacksVotes(body, met) : null;
  return lacking ?? useCase.decide(body, met, circumstances);
}

/**
 * Decides a command on a family's stream. Pure: the same stream, body and circumstances give the same events.
 * @returns the candidates to append, or why not
 */
export function decide(
  useCase: UseCase,
  body: Readonly<Record<string, unknown>>,
  { facts, circumstances, envelope, view }: OnStream,
): readonly Candidate[] | Rejection {
  const start = emptyFamily(circumstances.familyId, circumstances.regulation);
  const present = presentView(view, circumstances);
  const met = present ? presentState(present) : fold(start, upTo(facts, circumstances));
  const drafts = drafted(useCase, body, { met, circumstances });
  if (isRejection(drafts)) return drafts;
  const candidates = drafts.map(envelope);
  const ends = present !== null && !candidates.some(isMerging) && inTheirOrder(present, candidates);
  return (ends ? newest(met, candidates) : legal(start, facts, candidates)) ?? candidates;
}

/** The view, where the decision comes after all that it knows, and nothing in it is read otherwise than recorded. */
const presentView = (view: FamilyView | undefined, c: Circumstances): FamilyView | null =>
  view && !view.merged && followsAll(view, c) ? view : null;

/** True when the candidates come after everything and after each other: nothing later can be contradicted. */
export const inTheirOrder = (view: FamilyView, candidates: readonly Candidate[]): boolean =>
  candidates.every((candidate, i) => {
    const before = candidates[i - 1];
    const inTurn = !before || before.occurredOn < candidate.occurredOn || sameTime(before, candidate);
    return inTurn && followsAll(view, candidate);
  });
const sameTime = (a: Candidate, b: Candidate): boolean =>
  a.occurredOn === b.occurredOn && a.occurredAt === b.occurredAt;

/** {@link legal} for candidates that end the history. */
function newest(state: FamilyState, candidates: readonly Candidate[]): Rejection | null {
  let met = state;
  for (const fact of candidates.map(judged)) {
    const rejection = possible(met, fact);
    if (rejection) return rejection;
    met = evolve(met, fact);
  }
  return null;
}

/** The facts that a new one on this day (and time) meets, in legal order. */
function upTo(facts: readonly Fact[], { occurredOn, occurredAt }: Circumstances): readonly Fact[] {
  const next = { occurredOn, ...(occurredAt === undefined ? {} : { occurredAt }) };
  const ordered = inLegalOrder<Fact | typeof next>([...standing(facts), next]);
  return ordered.slice(0, ordered.indexOf(next)) as readonly Fact[];
}
