import { isClosed, registeredSubjects, type Episode, type FamilyView } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import type { Waits, WaitingKind } from './row';

type Types = readonly string[];
const lastOf = (facts: readonly Fact[], types: Types): Fact | undefined =>
  facts.findLast(({ type }) => types.includes(type));

const row = (kind: WaitingKind, fact: Fact | undefined, more: Partial<Waits> = {}): readonly Waits[] =>
  fact ? [{ kind, since: fact.occurredOn, eventId: fact.eventId, ...more }] : [];

/** A move that the receiving commission has not answered waits there (C36). */
function transfer(facts: readonly Fact[]): readonly Waits[] {
  const last = lastOf(facts, ['transfer-initiated', 'transfer-accepted', 'transfer-declined']);
  if (last?.type !== 'transfer-initiated') return [];
  const to = last.data['toMunicipality'];
  return row('TRANSFER', last, typeof to === 'string' ? { municipality: to } : {});
}

/** The last report, until it is approved or a review has considered the family since (KOCHKI 2.2.5). */
function report(facts: readonly Fact[]): readonly Waits[] {
  const last = lastOf(facts, ['curator-report-submitted', 'review-held']);
  const approved = facts.some(
    ({ type, data }) => type === 'curator-report-approved' && data['reportEventId'] === last?.eventId,
  );
  return last?.type === 'curator-report-submitted' && !approved ? row('REPORT_APPROVAL', last) : [];
}

const replacement = (facts: readonly Fact[], { curator }: Episode): readonly Waits[] =>
  curator?.state === 'CUR_REPLACEMENT_REQUESTED'
    ? row('REPLACEMENT_REQUEST', lastOf(facts, ['curator-replacement-requested']))
    : [];

const departure = (facts: readonly Fact[], { proposed }: Episode): readonly Waits[] =>
  proposed ? row('DEREGISTRATION_PROPOSAL', lastOf(facts, ['deregistration-proposed'])) : [];

/** A grown child who is registered still (CG-43). */
function comingOfAge(facts: readonly Fact[], episode: Episode): readonly Waits[] {
  const registered = new Set(registeredSubjects(episode).map(({ personId }) => personId));
  return facts
    .filter(({ type, data }) => type === 'minor-came-of-age' && registered.has(String(data['personId'])))
    .flatMap((fact) => row('COMING_OF_AGE', fact, { personId: String(fact.data['personId']) }));
}

/** What waits for a decision in the episode that is open; nothing in one that is closed. */
export function decisionsOf({ facts }: Pick<FamilyView, 'facts'>, episode: Episode): readonly Waits[] {
  if (isClosed(episode)) return [];
  const own = facts.filter((fact) => fact.episode === episode.number);
  const parts = [report, replacement, departure, comingOfAge].flatMap((part) => part(own, episode));
  return [...transfer(own), ...parts];
}
