import { yearOf, type Fact } from '@kurator/kernel';
import type { Doc, LogKey, LogProjection } from '@kurator/read-models';

/** The place of an entry in its journal; what is written in it stands in the family's stream, under its keys. */
export type JournalRow = {
  readonly id: string;
  readonly familyId: string;
  readonly holderId: string;
  /** Of the entry's day when it was made. */
  readonly year: number;
  /** The same day, for a journal as it was on a day. */
  readonly entryOn: string;
  /** From 1 in each journal and year, in the order of the log. */
  readonly no: number;
};
/** The last number given in a journal and year. */
type Counter = { readonly id: string; readonly holderId: string; readonly last: number };

const COUNTERS = 'journal-counters';
const FAMILY = 'family-';

const journalOf = (fact: Fact) => ({
  holderId: String(fact.data['journalHolderId']),
  year: yearOf(fact.occurredOn),
});
const counterKey = (fact: Fact): LogKey => {
  const { holderId, year } = journalOf(fact);
  return { collection: COUNTERS, id: `${holderId}/${year}` };
};

function counted(document: Doc | null, { id }: LogKey, fact: Fact): Counter {
  const last = document === null ? 0 : (document as Counter).last;
  return { id, holderId: journalOf(fact).holderId, last: last + 1 };
}

/**
 * Numbers of journal entries (architecture decision 9): by holder and year, gapless by construction, for an entry keeps
 * its number whatever becomes of it. Texts, results and annulments are read from the family itself.
 */
export const journal: LogProjection = {
  kind: 'log',
  name: 'journal',
  version: 2,
  collections: [
    { name: COUNTERS, columns: { holderId: 'text', last: 'integer' }, indexes: [['holderId']] },
    {
      name: 'journal',
      columns: { holderId: 'text', year: 'integer', no: 'integer', entryOn: 'text' },
      indexes: [['holderId', 'year', 'no', 'entryOn']],
      once: true,
    },
  ],
  handles: ['journal-entry-registered'],
  // The counter comes first: the entry takes the number that it has just been given.
  keysOf: (fact) => [counterKey(fact), { collection: 'journal', id: fact.eventId }],
  evolve(document, fact, stream, { key, beside }) {
    if (key.collection === COUNTERS) return counted(document, key, fact);
    const { last } = beside(counterKey(fact)) as Counter;
    const familyId = stream.slice(FAMILY.length);
    const entryOn = fact.occurredOn;
    const row: JournalRow = { id: fact.eventId, familyId, ...journalOf(fact), entryOn, no: last };
    return row;
  },
};
