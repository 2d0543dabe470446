import { addMonths, clear, monthEnd, type LocalDate } from '@kurator/kernel';
import type { Person } from '../state';

const MAJORITY_MONTHS = 18 * 12;

type Born = Pick<Person, 'birthDate' | 'birthMonth'>;

/**
 * The birth date, or the end of the birth month when the date is erased: at every month's end both give the same age
 * group, so figures survive erasure (architecture decision 5). Null when nothing is known.
 */
export const bornOn = (person: Born): LocalDate | null =>
  clear(person.birthDate) ?? (person.birthMonth === null ? null : monthEnd(person.birthMonth));

/** The 18th birthday; null when the birth date is unknown. */
export function eighteenthBirthday(person: Born): LocalDate | null {
  const born = bornOn(person);
  return born === null ? null : addMonths(born, MAJORITY_MONTHS);
}

/** 18 reached on the day (spec C33: on the effective date). Unknown birth dates count as minors' parents: of age. */
export function isOfAge(person: Born, on: LocalDate): boolean {
  const birthday = eighteenthBirthday(person);
  return birthday === null || birthday <= on;
}

/**
 * Whether 18 may have been reached on the day: of an erased birth date only the month is known. Guards that demand
 * majority ask this and guards that demand a minor ask `isOfAge`, so that erasure never makes a recorded fact impossible.
 */
export function mayBeOfAge(person: Born, on: LocalDate): boolean {
  const erased = clear(person.birthDate) === null && person.birthMonth !== null;
  return erased ? addMonths(`${person.birthMonth}-01`, MAJORITY_MONTHS) <= on : isOfAge(person, on);
}
