import type { Fact, Instant, LocalDate } from '@kurator/kernel';
import type { Regulation } from '@kurator/regulation';
import { erased, isDestruction } from './corrections/erased';
import { changeBy, isAboutFacts, standing } from './corrections/standing';
import { evolve } from './evolve';
import { goesOn, untouched } from './life';
import { isMerged, isMerging } from './merging/merges';
import { emptyFamily, type FamilyState } from './state';
import { handLedgerOn } from './view-duties';

/** Which part of what is known: the decision clock (`asOf`) and the recording clock (`knownAt`), both inclusive. */
export interface Horizon {
  readonly asOf?: LocalDate;
  readonly knownAt?: Instant;
}

/** What of a fact decides its place in the history. */
export type Placed = Pick<Fact, 'occurredOn' | 'occurredAt'>;

/**
 * Facts in legal order: by day, then by time of day, then as recorded. A fact without a time stands where it was
 * recorded: after every fact of its day that the stream held before it.
 * @param facts in the order in which they were recorded; facts of an absorbed family at the place of the merge
 */
export function inLegalOrder<F extends Placed>(facts: readonly F[]): readonly F[] {
  const latest = new Map<LocalDate, Instant>();
  const keyed = facts.map((fact) => {
    const before = latest.get(fact.occurredOn) ?? '';
    const at = fact.occurredAt ?? before;
    if (at > before) latest.set(fact.occurredOn, at);
    return { fact, at };
  });
  // The sort is stable: what is equal stays as recorded.
  return keyed
    .sort((a, b) => compare(a.fact.occurredOn, b.fact.occurredOn) || compare(a.at, b.at))
    .map(({ fact }) => fact);
}
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The effective history (architecture section 2): what the stream's facts say, seen from a horizon. Corrected bodies
 * stand in place of the ones that they correct, annulled facts are left out, both as far as it was known. What the log
 * says was destroyed is gone at every horizon.
 * @param facts a family's facts in the order in which they were recorded
 */
export function effective(facts: readonly Fact[], { asOf, knownAt }: Horizon = {}): readonly Fact[] {
  const left = erased(facts);
  const known = knownAt === undefined ? left : left.filter((f) => f.recordedAt <= knownAt);
  const ordered = inLegalOrder(standing(known));
  return asOf === undefined ? ordered : ordered.filter((f) => f.occurredOn <= asOf);
}

/** Folds facts in legal order onto a state. */
export const fold = (state: FamilyState, facts: readonly Fact[]): FamilyState => facts.reduce(evolve, state);

/** The family as a stream says at a horizon. */
export const familyAt = (
  familyId: string,
  facts: readonly Fact[],
  regulation: Regulation,
  horizon: Horizon = {},
): FamilyState => fold(emptyFamily(familyId, regulation), effective(facts, horizon));

/** The family at the end of a day on which something happened. */
export interface Moment {
  readonly on: LocalDate;
  readonly state: FamilyState;
}

/** What projections render from: the effective history, folded once for all of them. */
export interface FamilyView {
  readonly familyId: string;
  /** Of the last fact of the family's own stream. */
  readonly revision: number;
  /** Records were merged in it: nothing that comes later can be added without reading the whole again. */
  readonly merged: boolean;
  readonly facts: readonly Fact[];
  /** One moment per day with facts, ascending; each holds until the next begins. */
  readonly moments: readonly Moment[];
  readonly regulation: Regulation;
}

/** Folds a stream into the view that projections share. @param facts as recorded */
export function familyView(familyId: string, facts: readonly Fact[], regulation: Regulation): FamilyView {
  const merged = isMerged(facts);
  const ordered = merged ? inEpisodes(effective(facts), emptyFamily(familyId, regulation)) : effective(facts);
  const moments: Moment[] = [];
  let state = emptyFamily(familyId, regulation);
  for (const [index, fact] of ordered.entries()) {
    state = evolve(state, fact);
    if (ordered[index + 1]?.occurredOn !== fact.occurredOn) moments.push({ on: fact.occurredOn, state });
  }
  const revision = facts.findLast(({ adopted }) => adopted === undefined)?.revision ?? -1;
  return { familyId, revision, merged, facts: ordered, moments, regulation };
}

/**
 * The facts of a merged family with the numbers that the episodes have in the one history; those of one command belong
 * together. Of any other family the facts as they are. @param facts in legal order
 */
export function inEpisodes(facts: readonly Fact[], start: FamilyState): readonly Fact[] {
  if (!facts.some(({ adopted }) => adopted !== undefined)) return facts;
  const numbers = new Map<string, number>();
  let state = start;
  for (const fact of facts) {
    state = evolve(state, fact);
    numbers.set(commandOf(fact), Math.max(1, state.episodes.length));
  }
  return facts.map((fact) => ({ ...fact, episode: numbers.get(commandOf(fact)) ?? fact.episode }));
}
/** A commandId is unique within the stream that it was sent to. */
const commandOf = ({ commandId, adopted }: Fact): string => `${adopted?.from ?? ''}/${commandId}`;

type When = Pick<Fact, 'occurredOn' | 'occurredAt'>;

/** True when something at this time, recorded now, comes after everything in the view. */
export function followsAll({ facts }: FamilyView, { occurredOn, occurredAt }: When): boolean {
  const last = facts.at(-1);
  if (!last || occurredOn > last.occurredOn) return true;
  if (occurredOn < last.occurredOn) return false;
  if (occurredAt === undefined) return true;
  return facts.every((f) => f.occurredOn !== occurredOn || f.occurredAt === undefined || f.occurredAt <= occurredAt);
}

/** The family at the end of the view. */
export const presentState = ({ moments, familyId, regulation }: FamilyView): FamilyState =>
  moments.at(-1)?.state ?? emptyFamily(familyId, regulation);

/** True for a fact that changes what was recorded before it: nothing can go on from what was folded without it. */
const rewrites = (fact: Pick<Fact, 'type' | 'data'>): boolean =>
  changeBy(fact) !== null || isDestruction(fact) || isMerging(fact);

function grownBy(view: FamilyView, fact: Fact): FamilyView {
  const last = presentState(view);
  const moment = { on: fact.occurredOn, state: evolve(last, fact) };
  const before = view.moments.at(-1)?.on === fact.occurredOn ? view.moments.slice(0, -1) : view.moments;
  const grown = { ...view, revision: fact.revision, facts: [...view.facts, fact], moments: [...before, moment] };
  if (view.moments.length > 0 && untouched(last, moment.state)) goesOn(view, grown);
  return grown;
}

/** A proposal, or its rejection: the family itself is as it was. */
function noted(view: FamilyView, { revision }: Fact): FamilyView {
  const grown = { ...view, revision };
  goesOn(view, grown);
  return grown;
}

/**
 * The view with facts that were recorded after it, folded onto what it knows already; null when one of them belongs
 * earlier or changes what was recorded, so that the whole has to be folded again.
 */
export function extendView(view: FamilyView, added: readonly Fact[]): FamilyView | null {
  if (view.merged) return null;
  let grown = view;
  for (const fact of added) {
    if (rewrites(fact) || !(isAboutFacts(fact) || followsAll(grown, fact))) return null;
    grown = isAboutFacts(fact) ? noted(grown, fact) : grownBy(grown, fact);
  }
  handLedgerOn(
    view,
    grown,
    added.filter((fact) => !isAboutFacts(fact)),
  );
  return grown;
}
