import type { Fact, LocalDate } from '@kurator/kernel';

/** A fact as it stands: what the recount reads, nothing of it folded yet. */
export interface Told {
  readonly type: string;
  readonly on: LocalDate;
  readonly municipality: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Of what was entered twice: by subject, the entries that the fact is about; absent: both. */
  readonly entries: Entries;
}
export type Entries = Readonly<Record<string, readonly string[]>>;
/** A fact that the recount has put together from two entries of one family or child. */
export type Entered = Fact & { readonly entries?: Entries };
interface Standing extends Told {
  readonly at: string | undefined;
  readonly no: number;
}

const standingOf = (fact: Entered): Standing => {
  const { type, occurredOn: on, occurredAt: at, municipality, data, revision: no, entries = {} } = fact;
  return { type, on, at, municipality, data, no, entries };
};

/** Spec 3.4 O: the latest correction counts, what was annulled does not. */
function standing(facts: readonly Fact[]): readonly Standing[] {
  const changes = new Map<unknown, Fact>();
  for (const fact of facts)
    if (fact.type === 'event-corrected' || fact.type === 'event-annulled')
      changes.set(fact.data['targetEventId'], fact);
  return facts.flatMap((fact) => {
    const change = changes.get(fact.eventId);
    if (change === undefined) return [standingOf(fact)];
    if (change.type === 'event-annulled') return [];
    const { replacement, replacedOn, replacedAt } = change.data;
    return [
      {
        ...standingOf(fact),
        data: replacement as Told['data'],
        on: replacedOn as LocalDate,
        at: replacedAt as string | undefined,
      },
    ];
  });
}

/**
 * What a stream says, in the order in which it happened: by day, then by time of day; a fact without a time follows all
 * of its day that was recorded before it (architecture section 2). @param facts as recorded
 */
export function historyOf(facts: readonly Fact[]): readonly Told[] {
  const all = standing(facts);
  const timeOf = ({ on, at, no }: Standing): string =>
    at ?? all.reduce((latest, f) => (f.on === on && f.no < no && (f.at ?? '') > latest ? (f.at ?? '') : latest), '');
  const keyed = all.map(
    (fact) => [`${fact.on} ${timeOf(fact).padEnd(30)} ${`${fact.no}`.padStart(9, '0')}`, fact] as const,
  );
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
}
