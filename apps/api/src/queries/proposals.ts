import type { Viewer } from '@kurator/access';
import { affectedPeriods, emptyFamily, proposalsOf, type FamilyState, type Proposal } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import { placeHidden } from './child-place';
import { findFamily, isFound, type FamilyReads } from './family';
import { horizonOf, knownBy } from './horizon';
import type { ProposalsParams, QueryAnswer } from './queries';

interface At {
  readonly start: FamilyState;
  readonly facts: readonly Fact[];
  readonly today: LocalDate;
}
/** What an open proposal would move; a decided one says it in the event that confirmed it. */
const periods = ({ decided, change }: Proposal, { start, facts, today }: At): unknown =>
  decided ? (decided.data['affectsPeriods'] ?? []) : affectedPeriods(start, { facts, change, today });

const body = ({ change: { replacement } }: Proposal, viewer: Viewer) =>
  replacement && {
    occurredOn: replacement.occurredOn,
    occurredAt: replacement.occurredAt ?? null,
    data: placeHidden(replacement.data, viewer),
  };

const decision = (decided: Fact | null) =>
  decided
    ? { decidedBy: decided.actor, decidedAt: decided.recordedAt, decisionEventId: decided.eventId }
    : { decidedBy: null, decidedAt: null, decisionEventId: null };

/** A proposal as its readers see it. @param affectsPeriods quarters whose figures it would move, or moved */
export const proposalItem = (proposal: Proposal, affectsPeriods: unknown, viewer: Viewer) => {
  const { proposalId, kind, status, change, proposed } = proposal;
  const { data, actor, recordedAt, revision } = proposed;
  return {
    ...{ proposalId, kind, status, targetEventId: change.targetEventId, targetType: data['targetType'] },
    reason: data['annulmentReason'] ?? data['reasonText'],
    reasonText: data['reasonText'] ?? null,
    document: data['document'] ?? null,
    replacement: body(proposal, viewer),
    affectsPeriods,
    ...{ proposedBy: actor, proposedAt: recordedAt, revision },
    ...decision(proposal.decided),
  };
};

/** A family's proposals of corrections in the order in which they were made, open and decided. */
export async function proposals(reads: FamilyReads, params: ProposalsParams, viewer: Viewer): Promise<QueryAnswer> {
  const found = await findFamily(reads, params, viewer);
  if (!isFound(found)) return found;
  const { knownAt } = horizonOf(params, found, reads.regulation());
  const facts = knownBy(found.history.facts, knownAt);
  const at = { start: emptyFamily(params.familyId, reads.regulation()), facts, today: found.today };
  const items = proposalsOf(facts).map((one) => proposalItem(one, periods(one, at), viewer));
  return { items, position: found.position, knownAt };
}
