import type { Doc, LogProjection } from '@kurator/read-models';
import type { Fact, LocalDate } from '@kurator/kernel';

/** A proposed correction that nobody has decided yet. */
export type OpenProposal = {
  readonly id: string;
  readonly familyId: string;
  readonly municipality: string;
  readonly since: LocalDate;
  readonly proposedBy: string | null;
  readonly proposal: string;
  readonly targetType: string;
};

const PREFIX = 'family-';
const OPENS = 'correction-proposed';

function opened({ eventId, municipality, recordedAt, actor, data }: Fact, stream: string): OpenProposal {
  return {
    id: eventId,
    familyId: stream.slice(PREFIX.length),
    municipality,
    since: recordedAt.slice(0, 10),
    proposedBy: actor.officerId ?? null,
    proposal: String(data['kind']),
    targetType: String(data['targetType']),
  };
}

/** Proposals that wait for a second officer (architecture decision 10), by the log: they are no part of a history. */
export const openProposals: LogProjection = {
  kind: 'log',
  name: 'open-proposals',
  version: 1,
  collections: [
    {
      name: 'open-proposals',
      columns: { familyId: 'text', municipality: 'text', since: 'text' },
      indexes: [['municipality', 'since'], ['since']],
    },
  ],
  handles: [OPENS, 'correction-rejected', 'event-corrected', 'event-annulled'],
  keysOf: (fact) => [
    { collection: 'open-proposals', id: fact.type === OPENS ? fact.eventId : String(fact.data['proposalId']) },
  ],
  evolve: (_document: Doc | null, fact: Fact, stream: string): Doc | null =>
    fact.type === OPENS ? opened(fact, stream) : null,
};
