import type { LocalDate } from '@kurator/kernel';
import { column, numbered, plain, type Column } from '../form';
import { codedInWords, DESTROYED, responsibleInWords, russianDate, type Coded, type Responsible } from '../words';

/** A line of the lists of minors and families (MARIEL App. 6 to 8), whoever makes it. */
export interface RegisterRow {
  readonly familyId: string;
  readonly subject: 'FAMILY' | 'MINOR';
  readonly municipality: { readonly oktmo: string; readonly name: string };
  readonly minor: ListedPerson | null;
  readonly parents: readonly (ListedPerson & { readonly role: string; readonly occupation: string | null })[];
  readonly addresses: readonly { readonly kind: string; readonly text: string | null }[];
  readonly occupation: string | null;
  readonly grounds: readonly Coded[];
  readonly registeredOn: LocalDate;
  readonly curator: Responsible | null;
  readonly deregisteredOn: LocalDate | null;
  readonly deregistrationGround: Coded | null;
}
interface ListedPerson {
  readonly personId: string;
  readonly name: string | null;
  readonly birthDate: LocalDate | null;
}

const nameOf = ({ name }: ListedPerson): string => name ?? DESTROYED;
const bornOf = ({ birthDate }: ListedPerson): string => (birthDate === null ? '' : `, ${russianDate(birthDate)}`);

/** A family that is registered itself is marked as such (Proposal, CG-41). */
function minorInWords({ minor, subject }: RegisterRow): string {
  if (minor === null) return 'семья (несовершеннолетних нет)';
  return `${nameOf(minor)}${bornOf(minor)}${subject === 'FAMILY' ? ' (семья)' : ''}`;
}
const parentInWords = (parent: RegisterRow['parents'][number], withWork: boolean): string =>
  withWork && parent.occupation !== null ? `${nameOf(parent)}, ${parent.occupation}` : nameOf(parent);

const KINDS: Readonly<Record<string, string>> = { REGISTRATION: 'регистрация', ACTUAL: 'фактически' };
const addressInWords = ({ kind, text }: RegisterRow['addresses'][number]): string =>
  `${KINDS[kind] ?? kind}: ${text ?? DESTROYED}`;
const lines = (parts: readonly string[]): string | null => (parts.length === 0 ? null : parts.join('\n'));

type Columns = Column<RegisterRow>;
const minor: Columns = {
  code: 'minor',
  heading: 'ФИО несовершеннолетнего, дата рождения',
  kind: 'text',
  width: 30,
  value: (row) => row.minor,
  cell: minorInWords,
};
const parents = (heading: string, withWork: boolean): Columns =>
  column('parents', [heading, 34], {
    value: (row: RegisterRow) => row.parents,
    show: (all) => lines(all.map((parent) => parentInWords(parent, withWork))),
  });
const addresses = (heading: string): Columns =>
  column('addresses', [heading, 34], {
    value: (row: RegisterRow) => row.addresses,
    show: (all) => lines(all.map(addressInWords)),
  });

/** The columns that the three appendices share, under the headings that are the same in all of them. */
const shared = {
  occupation: plain<RegisterRow>(
    'occupation',
    ['Вид деятельности несовершеннолетнего (образовательная организация, место работы)', 26],
    ['text', (row) => row.occupation],
  ),
  grounds: column<RegisterRow, readonly Coded[]>('grounds', ['Причина постановки на учет', 40], {
    value: (row) => row.grounds,
    show: (all) => lines(all.map(codedInWords)),
  }),
  registeredOn: plain<RegisterRow>(
    'registeredOn',
    ['Дата постановки на учет', 12],
    ['date', (row) => row.registeredOn],
  ),
  deregisteredOn: plain<RegisterRow>(
    'deregisteredOn',
    ['Дата снятия с учета', 12],
    ['date', (row) => row.deregisteredOn],
  ),
  deregistrationGround: column<RegisterRow, Coded | null>('deregistrationGround', ['Причина снятия с учета', 36], {
    value: (row) => row.deregistrationGround,
    show: (ground) => ground && codedInWords(ground),
  }),
} as const;

/** Appendices 7 and 8 ask for the parents' place of work, 6 does not; each has its own words about the address. */
const withWork = parents('ФИО родителей (законных представителей) несовершеннолетнего, место работы', true);
const withoutWork = parents('ФИО родителей (законных представителей)', false);
const before = [shared.occupation, shared.grounds, shared.registeredOn];
const after = [shared.deregisteredOn, shared.deregistrationGround];

const curator: Columns = column(
  'curator',
  [
    'Ответственное лицо органов и учреждений системы профилактики за координацию деятельности по проведению индивидуальной профилактической работы (куратор случая)',
    34,
  ],
  { value: (row: RegisterRow) => row.curator, show: responsibleInWords },
);
const municipality: Columns = column('municipality', ['Наименование муниципалитета', 22], {
  value: (row: RegisterRow) => row.municipality,
  show: ({ name }) => name,
});

/** Appendix 6: the list that the municipal secretary keeps, 10 columns. */
export const municipalColumns: readonly Columns[] = [
  ...[numbered<RegisterRow>(), minor, withoutWork, addresses('Адрес регистрации и фактического места проживания')],
  ...[...before, curator, ...after],
];
/** Appendix 7: what goes to the republic each quarter, 9 columns. */
export const quarterlyColumns: readonly Columns[] = [
  ...[numbered<RegisterRow>(), minor, withWork, addresses('Адрес регистрации и фактического места проживания')],
  ...[...before, ...after],
];
/** Appendix 8: the republic's list, 10 columns. */
export const republicanColumns: readonly Columns[] = [
  ...[numbered<RegisterRow>(), municipality, minor, withWork],
  ...[addresses('Адрес регистрации фактического места проживания'), ...before, ...after],
];
