import type { EventLog, Histories } from '@kurator/event-log';
import { standing } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { ReadModelReads } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import { KEYS, takingPart } from '@projections/participation';
import type { Span } from '../figures';

/** The registries of officers and agencies (spec C47), and who works with families. */
export interface RegistrySource {
  readonly log: Pick<EventLog, 'streams'>;
  readonly histories: Pick<Histories, 'load'>;
  readonly regulation: () => Regulation;
}
/** Facts of officers and agencies of one unit. */
export interface RegistryFacts {
  readonly officers: readonly Fact[];
  readonly agencies: readonly Fact[];
}

async function factsOf({ log, histories }: RegistrySource, prefix: string, unit: string): Promise<readonly Fact[]> {
  const found: Fact[] = [];
  for await (const stream of log.streams(prefix)) found.push(...standing((await histories.load(stream)).facts));
  return found.filter(({ municipality }) => unit === 'REGION' || municipality === unit);
}
export const registryFacts = async (source: RegistrySource, unit: string): Promise<RegistryFacts> => ({
  officers: await factsOf(source, 'officer-', unit),
  agencies: await factsOf(source, 'agency-', unit),
});

const isIn = ({ from, to }: Span, on: LocalDate): boolean => on >= from && on <= to;

/** ST-30 to ST-33: officers with a development of one of the kinds in the period, each once. */
export const developed = ({ officers }: RegistryFacts, kinds: readonly string[], span: Span): number =>
  new Set(
    officers
      .filter(({ data, occurredOn }) => kinds.includes(String(data['kind'])) && isIn(span, occurredOn))
      .map(({ data }) => data['officerId']),
  ).size;

/** ST-34: volunteers engaged on at least one day of the period; numbers without names count as they were told. */
export const volunteers = (facts: RegistryFacts, span: Span): number => engaged(facts, span, () => true);
/** Those of them who were trained (ST-48). */
export const trained = (facts: RegistryFacts, span: Span): number =>
  engaged(facts, span, ({ data }) => data['trained'] === true);

function engaged({ agencies }: RegistryFacts, { from, to }: Span, counts: (fact: Fact) => boolean): number {
  const named = new Set<unknown>();
  let nameless = 0;
  for (const fact of agencies.filter(counts)) {
    const { type, data, occurredOn } = fact;
    const until = data['until'] as LocalDate | undefined;
    if (type !== 'volunteer-engaged' || occurredOn > to || (until !== undefined && until < from)) continue;
    if (data['volunteerId'] === undefined) nameless += Number(data['count'] ?? 1);
    else named.add(data['volunteerId']);
  }
  return named.size + nameless;
}

/** Organisation kinds of table 2 by the kind of an agency (spec 6.17, 6.32). */
const SOCIAL = ['AG-03', 'AG-14', 'AG-15', 'AG-16', 'AG-18', 'AG-19', 'AG-20'];
const KINDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(SOCIAL.map((kind) => [kind, 'OK-01'])),
  'AG-04': 'OK-02',
  'AG-13': 'OK-03',
};
/** The commission coordinates and a court decides: neither is an organisation that takes part. */
const NO_ORGANISATIONS: readonly (string | undefined)[] = ['AG-01', 'AG-22', undefined];
/** Organisations of other departments are all the rest (OKTYABRSKY 15.1). */
const organisationKind = (kind: string | undefined): string | undefined =>
  KINDS[kind ?? ''] ?? (NO_ORGANISATIONS.includes(kind) ? undefined : 'OK-04');

/** Agencies that said they take part on at least one day of the period, with the kind that they named. */
function declared({ agencies }: RegistryFacts, { from, to }: Span): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const changes = agencies
    .filter(({ type, occurredOn }) => type === 'agency-participation-changed' && occurredOn <= to)
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.revision - b.revision));
  for (const { data, occurredOn } of changes) {
    const agencyId = String(data['agencyId']);
    if (data['participates'] === true) found.set(agencyId, String(data['kind']));
    else if (occurredOn <= from) found.delete(agencyId);
  }
  return found;
}

/** Agencies at work with families on at least one day of the period, whatever they are to the case. */
async function atWork(reads: ReadModelReads, unit: string, { from, to }: Span): Promise<ReadonlySet<string>> {
  const first = await reads.sums({ unit, keyPrefix: KEYS, after: null, upTo: from });
  return takingPart(first, await reads.sums({ unit, keyPrefix: KEYS, after: from, upTo: to }));
}

/** ST-20 to ST-22: organisations of the kind that took part on at least one day of the period. */
export async function participants(
  reads: ReadModelReads,
  { facts, regulation }: { readonly facts: RegistryFacts; readonly regulation: Regulation },
  { unit, span }: { readonly unit: string; readonly span: Span },
): Promise<(kind: string) => number> {
  const said = declared(facts, span);
  const kinds = new Map(said);
  for (const agencyId of await atWork(reads, unit, span)) {
    const kind = organisationKind(regulation.agency(agencyId)?.kind);
    if (kind !== undefined && !kinds.has(agencyId)) kinds.set(agencyId, kind);
  }
  return (kind) => [...kinds.values()].filter((one) => one === kind).length;
}
