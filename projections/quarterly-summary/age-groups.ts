import { addMonths, beside, monthEnd, monthOf, type LocalDate } from '@kurator/kernel';
import { bornOn, type Person } from '@kurator/family';
import { NONE } from './keys';

/** Age groups of registered minors (ST-06); who is 18 and still registered waits for a decision. */
const GROUPS = ['0-2', '3-6', '7-13', '14-17', '18+'] as const;
const FROM_YEARS = [3, 7, 14, 18];

const remembered = beside<Person, readonly LocalDate[]>('age turns');

/**
 * Days on which a person enters the next age group: always the end of the birth month, whether the day of birth is known
 * or erased. Periods end on month ends, so no figure depends on it (architecture decision 5).
 */
export function ageTurns(person: Person): readonly LocalDate[] {
  let days = remembered.get(person);
  if (!days) {
    const born = person.birthMonth === null ? bornOn(person) : monthEnd(person.birthMonth);
    days = born === null ? [] : FROM_YEARS.map((years) => monthEnd(monthOf(addMonths(born, years * 12))));
    remembered.set(person, days);
  }
  return days;
}

export function ageGroup(person: Person | undefined, on: LocalDate): string {
  const days = person ? ageTurns(person) : [];
  return days.length === 0 ? NONE : (GROUPS[days.filter((day) => day <= on).length] ?? NONE);
}
