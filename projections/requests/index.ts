import { changeBy } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { Doc, LogProjection } from '@kurator/read-models';
import { folded, told, type Told } from './told';

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
  /** 1 when it never was: nothing of it stands, and no list shows it. */
  readonly annulled: number;
};
type Kept = RequestRow & { readonly told: readonly Told[] };

const PREFIX = 'request-';
const NAMES: readonly string[] = ['information-requested', 'information-answered', 'information-refused'];

/** The request's facts with this one, or with the change that it makes of an earlier one (ADR 033). */
function after(known: readonly Told[], fact: Fact): readonly Told[] {
  const change = changeBy(fact);
  if (change === null) return [...known, told(fact)];
  const { targetEventId, replacement } = change;
  if (replacement === null) return known.filter(({ eventId }) => eventId !== targetEventId);
  return known.map((one) => (one.eventId === targetEventId ? told({ ...one, ...replacement }) : one));
}

function evolve(document: Doc | null, fact: Fact, stream: string): Doc | null {
  const row = document as Kept | null;
  const facts = after(row?.told ?? [], fact);
  const now = folded(stream.slice(PREFIX.length), facts);
  return now ?? (row && { ...row, annulled: 1, told: facts });
}

/** A fact of a request, or one that changes such a fact; the same types change what families did. */
const isOurs = ({ type }: Fact, stream: string): boolean =>
  stream.startsWith(PREFIX) && (NAMES.includes(type) || type === 'event-corrected' || type === 'event-annulled');

/** The register of requests (spec 7.0 `requests`, 9.3): who asked what when, and when it was settled. */
export const requests: LogProjection = {
  kind: 'log',
  name: 'requests',
  version: 2,
  collections: [
    {
      name: 'requests',
      columns: {
        municipality: 'text',
        receivedOn: 'text',
        requestNo: 'text',
        fromAgencyId: 'text',
        annulled: 'integer',
      },
      indexes: [['municipality', 'receivedOn'], ['receivedOn'], ['fromAgencyId', 'receivedOn']],
    },
  ],
  handles: [...NAMES, 'event-corrected', 'event-annulled'],
  keysOf: (fact, stream) => (isOurs(fact, stream) ? [{ collection: 'requests', id: stream.slice(PREFIX.length) }] : []),
  evolve,
};
