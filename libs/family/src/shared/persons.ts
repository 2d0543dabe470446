import { monthOf, type Infer } from '@kurator/kernel';
import type { personFields, StoredPerson } from './structures';

/** A person as stored: the month of birth stands in the clear beside the sealed date (decision 5). */
export const stored = (person: Infer<typeof personFields>): StoredPerson =>
  person.birthDate === undefined ? person : { ...person, birthMonth: monthOf(person.birthDate) };
