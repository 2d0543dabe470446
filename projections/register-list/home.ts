import { clear, type Fact, type LocalDate } from '@kurator/kernel';
import type { FamilyState, Person, PersonName } from '@kurator/family';
import { codeTitle, type Regulation } from '@kurator/regulation';

/** What the papers say of a member of the family last (surveys and record cards). */
interface Told {
  readonly livesWithFamily: boolean;
  readonly occupation?: { readonly kind: string; readonly organisation?: string };
}
export type Household = ReadonlyMap<string, Told>;

/** The latest that surveys and record cards say of each person, up to a day. @param facts in legal order */
export function householdOf(facts: readonly Fact[], until: LocalDate): Household {
  const told = new Map<string, Told>();
  for (const { occurredOn, data } of facts) {
    if (occurredOn > until) break;
    const members = data['composition'];
    if (!Array.isArray(members)) continue;
    for (const { personId, ...member } of members as readonly (Told & { personId: string })[])
      told.set(personId, { ...told.get(personId), ...member });
  }
  return told;
}

const REPRESENTATIVE = /^KR-0[1-7]$/;
const written = ({ last, first, patronymic }: PersonName): string =>
  [last, first, patronymic].filter((part) => part !== undefined && part !== '').join(' ');

/** A person of a row; a destroyed name is null and says so (architecture decision 6). */
export const personOf = ({ personId, name, birthDate }: Person) => {
  const known = clear(name);
  return { personId, name: known && written(known), birthDate: clear(birthDate) };
};

const titleOf = (classifier: string, code: string): string => codeTitle(classifier, code)?.ru ?? code;
const agencyOf = (regulation: Regulation, agencyId: string): string => regulation.agency(agencyId)?.name ?? agencyId;

/** What a person does and where, in words; null when no paper says it. */
export function occupationOf(household: Household, personId: string, regulation: Regulation): string | null {
  const occupation = household.get(personId)?.occupation;
  if (occupation === undefined) return null;
  const { kind, organisation } = occupation;
  const where = organisation === undefined ? [] : [agencyOf(regulation, organisation)];
  return [titleOf('occupations', kind), ...where].join(': ');
}

/** Parents and other legal representatives, with their place of work. */
export const parentsOf = ({ persons, regulation }: FamilyState, household: Household) =>
  Object.values(persons)
    .filter(({ role, diedOn }) => REPRESENTATIVE.test(role) && diedOn === null)
    .map((person) => ({
      ...personOf(person),
      role: titleOf('familyRoles', person.role),
      occupation: occupationOf(household, person.personId, regulation),
    }));

export const addressesOf = ({ addresses }: FamilyState) =>
  addresses.map(({ kind, text }) => ({ kind, text: clear<string>(text) }));

/** Who coordinates the work with the family (MARIEL App. 6), by name where the directory has one. */
export function curatorOf({ episodes, regulation }: FamilyState, episode: number) {
  const curator = episodes.find(({ number }) => number === episode)?.curator;
  if (!curator) return null;
  const { agencyId, officerId = null } = curator.curator;
  const officer = officerId === null ? null : regulation.officer(officerId);
  return { agencyId, officerId, agency: agencyOf(regulation, agencyId), officer: officer?.name ?? null };
}
