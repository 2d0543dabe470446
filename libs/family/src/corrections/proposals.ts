import { reject, type Actor, type Fact, type Rejection } from '@kurator/kernel';
import { replacementOf, type Change } from './standing';

/** A proposed change and what became of it. */
export interface Proposal {
  /** Id of its `correction-proposed`. */
  readonly proposalId: string;
  readonly kind: 'ANNULMENT' | 'CORRECTION';
  readonly change: Change;
  readonly proposed: Fact;
  readonly status: 'PROPOSED' | 'CONFIRMED' | 'REJECTED';
  /** The event that confirmed or rejected it. */
  readonly decided: Fact | null;
}

const CLOSES: Readonly<Record<string, Proposal['status']>> = {
  'correction-rejected': 'REJECTED',
  'event-corrected': 'CONFIRMED',
  'event-annulled': 'CONFIRMED',
};

/** The proposals of a stream in the order in which they were made. @param facts as recorded */
export function proposalsOf(facts: readonly Fact[]): readonly Proposal[] {
  const decided = new Map(
    facts.filter(({ type }) => type in CLOSES).map((fact) => [fact.data['proposalId'], fact] as const),
  );
  return facts.flatMap((proposed) => {
    if (proposed.type !== 'correction-proposed') return [];
    const { data, eventId: proposalId } = proposed;
    const closing = decided.get(proposalId) ?? null;
    const kind = data['kind'] as Proposal['kind'];
    const replacement = kind === 'CORRECTION' ? replacementOf(data) : null;
    const change = { targetEventId: String(data['targetEventId']), replacement };
    const status = (closing && CLOSES[closing.type]) ?? 'PROPOSED';
    return [{ proposalId, kind, change, proposed, status, decided: closing }];
  });
}

/** The proposal that waits for a second officer. @returns 404 PROPOSAL_NOT_FOUND, PROPOSAL_DECIDED */
export function openProposal(facts: readonly Fact[], proposalId: string): Proposal | Rejection {
  const proposal = proposalsOf(facts).find((one) => one.proposalId === proposalId);
  if (!proposal) return { ...reject('PROPOSAL_NOT_FOUND', { proposalId }), status: 404 };
  const { decided, status } = proposal;
  return decided ? reject('PROPOSAL_DECIDED', { proposalId, status, decidedBy: decided.eventId }) : proposal;
}

/**
 * Four eyes (architecture decision 10): officers are compared, not accounts, and an account without an officer has no
 * eyes of its own. True when the second person is another officer.
 */
export const isSecondOfficer = (first: Actor, second: Actor): boolean =>
  first.officerId !== undefined && second.officerId !== undefined && first.officerId !== second.officerId;
