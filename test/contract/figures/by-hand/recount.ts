import type { Fact, LocalDate } from '@kurator/kernel';
import { emptyBook, type Book, type DayEnd } from './book';
import { historyOf } from './history';
import { STEPS } from './steps';

/**
 * A family's book at the end of every day with facts, straight from the facts: without projections, without the family's
 * fold, without its order of facts. @param facts as recorded
 */
export function dayEnds(facts: readonly Fact[]): readonly DayEnd[] {
  const book = emptyBook();
  const told = historyOf(facts);
  return told.flatMap((fact, n): readonly DayEnd[] => {
    STEPS[fact.type]?.(book, fact);
    if (told[n + 1]?.on === fact.on) return [];
    const end = { on: fact.on, book: structuredClone(book) };
    book.told = [];
    return book.cases.length === 0 ? [] : [end];
  });
}

/** The family at the end of a day; undefined before its first fact. */
export const endOf = (days: readonly DayEnd[], on: LocalDate): DayEnd | undefined => days.findLast((d) => d.on <= on);

/** The family at the end of a day by its facts alone. @param facts as recorded */
export function bookOn(facts: readonly Fact[], on: LocalDate): Book {
  const book = emptyBook();
  for (const fact of historyOf(facts)) if (fact.on <= on) STEPS[fact.type]?.(book, fact);
  return book;
}
