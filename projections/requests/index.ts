import type { Fact, LocalDate } from '@kurator/kernel';
import type { Doc, LogProjection } from '@kurator/read-models';

/** A request for information as its facts say, without what is sealed. */
export type RequestRow = {
  readonly id: string;
  readonly requestNo: string;
  readonly fromAgencyId: string;
  /** Unit that answers for it: OKTMO or `REGION`. */
  readonly municipality: string;
  readonly receivedOn: LocalDate;
  readonly statistical: boolean;
  readonly familyIds: readonly string[];
  /** The regulation of its term. */
  readonly profileId: string;
  readonly profileVersion: number;
  readonly partialOn: readonly LocalDate[];
  readonly answeredOn: LocalDate | null;
  readonly refusedOn: LocalDate | null;
};

const PREFIX = 'request-';
type Subject = { readonly familyIds?: readonly string[]; readonly statistical?: boolean };

function opened(id: string, fact: Fact): RequestRow {
  const { requestNo, fromAgencyId, subject } = fact.data as {
    requestNo: string;
    fromAgencyId: string;
    subject: Subject;
  };
  return {
    id,
    requestNo,
    fromAgencyId,
    municipality: fact.municipality,
    receivedOn: fact.occurredOn,
    statistical: subject.statistical === true,
    familyIds: subject.familyIds ?? [],
    profileId: fact.profileId,
    profileVersion: fact.profileVersion,
    partialOn: [],
    answeredOn: null,
    refusedOn: null,
  };
}

function evolve(document: Doc | null, fact: Fact, stream: string): Doc | null {
  const row = document as RequestRow | null;
  if (fact.type === 'information-requested') return opened(stream.slice(PREFIX.length), fact);
  if (row === null) return null;
  if (fact.type === 'information-refused') return { ...row, refusedOn: fact.occurredOn };
  return fact.data['partial'] === true
    ? { ...row, partialOn: [...row.partialOn, fact.occurredOn].sort() }
    : { ...row, answeredOn: fact.occurredOn };
}

/** The register of requests (spec 7.0 `requests`, 9.3): who asked what when, and when it was settled. */
export const requests: LogProjection = {
  kind: 'log',
  name: 'requests',
  version: 1,
  collections: [
    {
      name: 'requests',
      columns: { municipality: 'text', receivedOn: 'text', requestNo: 'text', fromAgencyId: 'text' },
      indexes: [['municipality', 'receivedOn'], ['receivedOn'], ['fromAgencyId', 'receivedOn']],
    },
  ],
  handles: ['information-requested', 'information-answered', 'information-refused'],
  keysOf: (_fact, stream) => [{ collection: 'requests', id: stream.slice(PREFIX.length) }],
  evolve,
};
