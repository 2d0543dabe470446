import { inTerritory, type Role, type Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import { absorbedBy, currentEpisode, erased, familyView, type FamilyView, type PersonName } from '@kurator/family';
import { clear, type LocalDate } from '@kurator/kernel';
import type { ReadModelStore } from '@kurator/read-models';
import type { Municipality } from '@kurator/regulation';
import type { JournalRow } from '@projections/journal';
import { matchingTokens, normalTokens } from '@projections/regional-bank';
import type { NameIndex } from './name-index';
import type { KnownFamiliesParams, QueryAnswer } from './queries';
import type { Register } from './register';

/** What the question stands on: the names of the region, and the streams of the families that they find. */
export interface KnownSource {
  readonly register: Register;
  readonly names: NameIndex;
  readonly histories: Pick<Histories, 'loadAll'>;
}
/** Families opened for one person: a few milliseconds each, and a name that more of them share says little. */
const MOST = 40;
/** Who is told which family it is, at home: the others learn only that the commission knows it (spec 9.4). */
const TOLD_WHICH: readonly Role[] = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_SYSTEM'];

type Asked = KnownFamiliesParams['persons'][number];
type Match = 'NAME' | 'NAME_AND_BIRTH_DATE';

const wordsOf = ({ last, first, patronymic }: PersonName): readonly string[] =>
  [last, first, patronymic ?? ''].flatMap(normalTokens);

/** Every name that each person of the family ever had, with the date of birth. */
function personsOf({ moments }: FamilyView) {
  const registers = new Set(moments.map(({ state }) => state.persons));
  return [...registers].flatMap((persons) =>
    Object.values(persons).map(({ name, birthDate }) => ({ name: clear(name), birthDate: clear(birthDate) })),
  );
}

/** Every word asked for is a word of this name, one typing error aside; another date of birth is another person. */
function matchOf(asked: Asked, name: PersonName | null, birthDate: LocalDate | null): Match | null {
  if (name === null) return null;
  const own = wordsOf(name);
  const fits = wordsOf(asked.name).every((word) => matchingTokens(word, own, false).length > 0);
  if (!fits) return null;
  if (asked.birthDate === undefined || birthDate === null) return 'NAME';
  return asked.birthDate === birthDate ? 'NAME_AND_BIRTH_DATE' : null;
}

function bestMatch(view: FamilyView, persons: readonly Asked[]): Match | null {
  const all = personsOf(view);
  const found = persons.flatMap((asked) => all.map(({ name, birthDate }) => matchOf(asked, name, birthDate)));
  return found.find((match) => match === 'NAME_AND_BIRTH_DATE') ?? found.find((match) => match === 'NAME') ?? null;
}

/** The newest number under which a journal has the family; the commission's own before those of other agencies. */
async function numberIn(store: ReadModelStore, view: FamilyView, commissionId: string) {
  const entries = view.facts.filter(({ type }) => type === 'journal-entry-registered');
  const own = entries.findLast(({ data }) => data['journalHolderId'] === commissionId) ?? entries.at(-1);
  if (own === undefined) return null;
  const [row] = (await store.get('journal', [own.eventId])) as readonly unknown[] as readonly JournalRow[];
  const { paperNo = null } = own.data;
  return row === undefined ? null : { holderId: row.holderId, year: row.year, no: row.no, paperNo };
}

async function viewOf({ histories, register }: KnownSource, familyId: string): Promise<FamilyView | null> {
  const { facts } = await histories.loadAll(`family-${familyId}`);
  // Its names stand with the family that keeps it.
  if (absorbedBy(facts) !== null) return null;
  return familyView(familyId, erased(facts), register.regulation());
}

/** Families whose names fit, those of the viewer's territory first. */
async function candidates({ names }: KnownSource, store: ReadModelStore, { name }: Asked, viewer: Viewer) {
  const rows = (await names.rows(store, wordsOf(name).join(' '))) ?? [];
  const rank = (oktmo: string): number => (inTerritory(viewer, oktmo) ? 0 : 1);
  const ordered = rows.toSorted((a, b) => rank(a[0]) - rank(b[0]) || (a[2] < b[2] ? -1 : 1));
  return [...new Set(ordered.map(([, , id]) => id.split('/')[0] as string))];
}

const isTold = (viewer: Viewer, oktmo: string): boolean =>
  inTerritory(viewer, oktmo) && viewer.roles.some((role) => TOLD_WHICH.includes(role));

/** The municipality that has the family now. */
function homeOf(register: Register, { moments }: FamilyView): Municipality | null {
  const oktmo = moments.at(-1)?.state.municipality ?? null;
  return oktmo === null ? null : register.regulation().municipality(oktmo);
}
function bankRecordNo({ moments }: FamilyView): string | null {
  const state = moments.at(-1)?.state;
  return (state && currentEpisode(state)?.bank?.recordNo) ?? null;
}

async function told({ register }: KnownSource, store: ReadModelStore, view: FamilyView, viewer: Viewer) {
  const home = homeOf(register, view);
  if (home === null) return null;
  const { oktmo: municipality, commissionId } = home;
  const journal = await numberIn(store, view, commissionId);
  const which = isTold(viewer, municipality) ? { familyId: view.familyId } : {};
  return { ...which, municipality, commissionId, journal, bankRecordNo: bankRecordNo(view) };
}

interface Found {
  readonly familyId: string;
  readonly known: { readonly match: Match };
}

/**
 * `POST /families/known`: whether people who are being reported are known already, in the whole region. Stores nothing;
 * says of a family only who has it and under which number, to a commission of its own families also which ones.
 * @returns `{items, more}`; `more` when so many families share the name that not all were looked at
 */
export async function familiesKnown(
  source: KnownSource,
  { persons }: KnownFamiliesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  return source.register.read(async (store) => {
    const perPerson = await Promise.all(persons.map((asked) => candidates(source, store, asked, viewer)));
    const looked = [...new Set(perPerson.flatMap((ids) => ids.slice(0, MOST)))];
    const found: Found[] = [];
    for (const familyId of looked) {
      const view = await viewOf(source, familyId);
      const match = view && bestMatch(view, persons);
      const known = view && match ? await told(source, store, view, viewer) : null;
      if (known && match) found.push({ familyId, known: { match, ...known } });
    }
    const order = ({ known }: Found): number => (known.match === 'NAME' ? 1 : 0);
    return {
      items: found.toSorted((a, b) => order(a) - order(b)).map(({ known }) => known),
      more: perPerson.some((ids) => ids.length > MOST),
      families: found.map(({ familyId }) => familyId),
    };
  });
}
