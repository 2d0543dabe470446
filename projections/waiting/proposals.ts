import type { Doc, LogProjection } from '@kurator/read-models';
import type { Fact, LocalDate } from '@kurator/kernel';

/** A proposed correction that nobody has decided yet. */
export type OpenProposal = {
  readonly id: string;
  /** Null when it is about no family, but about what `resource` and `resourceId` name. */
  readonly familyId: string | null;
  readonly resource: string | null;
  readonly resourceId: string | null;
  readonly municipality: string;
  readonly since: LocalDate;
  readonly proposedBy: string | null;
  readonly proposal: string;
  readonly targetType: string;
};

const FAMILY = 'family-';
/** Streams of what is no family and yet corrected (ADR 033), as `api.md` names them. */
const RESOURCES: Readonly<Record<string, string>> = {
  'request-': 'requests',
  'period-': 'periods',
  'agency-': 'agencies',
  'officer-': 'officers',
};
const OPENS = 'correction-proposed';

function aboutOf(stream: string): Pick<OpenProposal, 'familyId' | 'resource' | 'resourceId'> {
  const id = stream.slice(stream.indexOf('-') + 1);
  const prefix = stream.slice(0, stream.length - id.length);
  return prefix === FAMILY
    ? { familyId: id, resource: null, resourceId: null }
    : { familyId: null, resource: RESOURCES[prefix] ?? prefix, resourceId: id };
}

function opened({ eventId, municipality, recordedAt, actor, data }: Fact, stream: string): OpenProposal {
  return {
    id: eventId,
    ...aboutOf(stream),
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
  version: 2,
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
