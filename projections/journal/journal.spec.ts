import type { Fact } from '@kurator/kernel';
import type { Doc, LogKey } from '@kurator/read-models';
import { journal, type JournalRow } from './index';

const entry = (n: number, holder: string, on: string): Fact =>
  ({
    eventId: `e-${n}`,
    type: 'journal-entry-registered',
    occurredOn: on,
    data: { journalHolderId: holder },
  }) as unknown as Fact;

/** Folds as the engine does: the keys of an event in their order, each seeing those before it. */
function folded(entries: readonly Fact[]): ReadonlyMap<string, Doc> {
  const documents = new Map<string, Doc>();
  const at = ({ collection, id }: LogKey) => `${collection}:${id}`;
  for (const fact of entries)
    for (const key of journal.keysOf(fact, 'family-f1')) {
      const beside = (other: LogKey) => documents.get(at(other)) ?? null;
      const next = journal.evolve(beside(key), fact, 'family-f1', { key, beside });
      if (next) documents.set(at(key), next);
    }
  return documents;
}
const numbers = (documents: ReadonlyMap<string, Doc>) =>
  [...documents.values()].flatMap((doc) => ('no' in doc ? [(doc as JournalRow).no] : []));

describe('journal numbers', () => {
  it('count each holder and year by itself, in the order of the log and not of the days', () => {
    const documents = folded([
      entry(1, 'school-1', '2026-03-01'),
      entry(2, 'kdn-1', '2026-03-01'),
      entry(3, 'school-1', '2026-02-01'),
      entry(4, 'school-1', '2025-12-31'),
      entry(5, 'school-1', '2026-03-02'),
    ]);
    expect(numbers(documents)).toEqual([1, 1, 2, 1, 3]);
    expect(documents.get('journal:e-4')).toEqual({
      id: 'e-4',
      familyId: 'f1',
      holderId: 'school-1',
      year: 2025,
      entryOn: '2025-12-31',
      no: 1,
    });
  });

  it('have no gap after any number of entries', () => {
    const many = Array.from({ length: 50 }, (_none, n) => entry(n, 'kdn-1', '2026-01-01'));
    expect(numbers(folded(many))).toEqual(Array.from({ length: 50 }, (_none, n) => n + 1));
  });
});
