import { beside, clear, type LocalDate } from '@kurator/kernel';
import {
  accompaniedEpisodes,
  currentEpisode,
  eighteenthBirthday,
  registeredSubjects,
  type Episode,
  type FamilyState,
  type FamilyView,
  type Interval,
  type Person,
  type PersonName,
} from '@kurator/family';

/** What the bank says of a family while nothing changes. */
export type BankValue = {
  /** Display name of the family; null when it is sealed, erased or unknown. */
  readonly name: string | null;
  /** What the list is ordered by; families without a name come last. */
  readonly sortName: string;
  readonly municipality: string;
  /** 1 in the row of the holder, 0 in those of a former holder and of one that the family is being given to. */
  readonly holder: number;
  /** Main state of spec 3.2. */
  readonly state: string;
  readonly level: string | null;
  readonly curatorAgencyId: string | null;
  readonly curatorOfficerId: string | null;
  readonly registered: number;
  readonly registeredOn: LocalDate | null;
  readonly minorsRegistered: number;
  /** Distinct grounds of the registered subjects. */
  readonly grounds: readonly string[];
  /**
   * The day from which each child is no minor any more (18 years or death), ascending. Kept instead of a number, so
   * that no row has to be split on birthdays to come and each family has one present row.
   */
  readonly minorsUntil: readonly LocalDate[];
};
export type BankRow = BankValue & { id: string; familyId: string; from: LocalDate; to: LocalDate };

/** Legal representatives: mother to guardian's family (classifier 6.24). */
const REPRESENTATIVE = /^KR-0[1-7]$/;
const written = ({ last, first, patronymic }: PersonName): string =>
  [last, first, patronymic].filter((part) => part !== undefined && part !== '').join(' ');

function displayName(state: FamilyState): string | null {
  const persons = Object.values(state.persons);
  const person = persons.find((p) => REPRESENTATIVE.test(p.role)) ?? persons[0];
  const name = person ? clear(person.name) : null;
  return name === null ? null : written(name);
}

const NAMELESS = '\uffff';
export const sortable = (name: string | null): string =>
  name === null ? NAMELESS : name.toLowerCase().replaceAll('ё', 'е');

const birthdays = beside<Person, LocalDate>('majority');
const NEVER = '';
function majority(person: Person): LocalDate {
  let day = birthdays.get(person);
  if (day === undefined) {
    day = (person.birthMonth === null ? null : eighteenthBirthday(person)) ?? NEVER;
    birthdays.set(person, day);
  }
  return day;
}

/** Days on which the family's children stop being minors; those who were of age when the family came are left out. */
function minorsUntil(state: FamilyState, since: LocalDate): readonly LocalDate[] {
  const days = Object.values(state.persons).flatMap((person) => {
    const of18 = majority(person);
    if (of18 <= since) return [];
    return [person.diedOn !== null && person.diedOn < of18 ? person.diedOn : of18];
  });
  return days.sort();
}
/** Minors of the family on a day: alive, under 18 (spec C12). */
export const minorsOn = (row: Pick<BankValue, 'minorsUntil'>, on: LocalDate): number =>
  row.minorsUntil.filter((until) => until > on).length;

const distinct = (codes: readonly string[]): readonly string[] => [...new Set(codes)].sort();

const curatorOf = ({ curator }: Episode) => ({
  curatorAgencyId: curator?.curator.agencyId ?? null,
  curatorOfficerId: curator?.curator.officerId ?? null,
});

function standing(episode: Episode) {
  const registered = registeredSubjects(episode);
  return {
    state: episode.main,
    ...curatorOf(episode),
    registered: registered.length > 0 ? 1 : 0,
    registeredOn: episode.registeredOn,
    minorsRegistered: registered.filter((s) => s.kind === 'MINOR').length,
    grounds: distinct(registered.flatMap((s) => s.grounds)),
  };
}

/** What a row says of the family's persons. */
type OfPersons = Pick<BankValue, 'name' | 'sortName' | 'minorsUntil'>;
function ofPersons(state: FamilyState, since: LocalDate): OfPersons {
  const name = displayName(state);
  return { name, sortName: sortable(name), minorsUntil: minorsUntil(state, since) };
}

/** What the bank says of the family at the end of a day; null before the first report. */
export function bankValue({ moments }: Pick<FamilyView, 'moments'>): (state: FamilyState) => BankValue | null {
  const since = moments[0]?.on ?? '';
  // Persons change seldom: from day to day they are nearly always the very same.
  let last: { readonly persons: FamilyState['persons']; readonly told: OfPersons } | null = null;
  return (state) => {
    const episode = currentEpisode(state);
    if (episode === null || state.municipality === null) return null;
    if (last?.persons !== state.persons) last = { persons: state.persons, told: ofPersons(state, since) };
    const { name, sortName, minorsUntil } = last.told;
    return {
      name,
      sortName,
      municipality: state.municipality,
      holder: 1,
      level: accompaniedEpisodes(state).at(-1)?.level.code ?? null,
      ...standing(episode),
      minorsUntil,
    };
  };
}

export const bankRow = (familyId: string, { from, to, value }: Interval<BankValue>): BankRow => ({
  id: `${familyId}/${from}`,
  familyId,
  from,
  to,
  ...value,
});
