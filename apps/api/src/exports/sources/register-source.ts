import type { RegisterRow } from '@kurator/forms';
import { quarterSpan, type LocalDate } from '@kurator/kernel';
import type { Doc, Filter, FindQuery } from '@kurator/read-models';
import { REGION } from '@kurator/regulation';
import type { ListQuestion } from '@projections/register-list';
import type { Register } from '../../queries/register';
import { textOf, type Asked, type Page, type Source } from '../source';
import { openFamilies, type Families, type FamilyParts } from './families';

/** What the lists of the register stand on. */
export interface RegisterParts extends FamilyParts {
  readonly register: Pick<Register, 'read' | 'regulation' | 'today'>;
  readonly now: () => string;
}

const PAGE = 250;
/** Before every registration. */
const BEGINNING: LocalDate = '0001-01-01';
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);

/** The days of a list: a quarter, as far as it has come, or from the beginning to this day. */
function questionOf({ register }: RegisterParts, { filters }: Asked): ListQuestion {
  const unit = textOf(filters['unit']) ?? REGION;
  const period = textOf(filters['period']);
  const today = register.today(unit);
  if (period === undefined) return { unit, span: { from: BEGINNING, to: today } };
  const { from, to } = quarterSpan(period);
  return { unit, span: { from, to: earlier(to, today) } };
}

/** The municipalities of the list, by name as people look for them. */
function municipalitiesOf({ register }: RegisterParts, unit: string): readonly string[] {
  if (unit !== REGION) return [unit];
  const all = [...register.regulation().municipalities()];
  return all.sort((a, b) => a.name.localeCompare(b.name, 'ru')).map(({ oktmo }) => oktmo);
}

/** Stretches on the register that touch the days asked for; a leaving on the first day is one of them. */
const stretches = (municipality: string, { from, to }: ListQuestion['span']): Filter => ({
  municipality: { eq: municipality },
  from: { lte: to },
  to: { gte: from },
});
const familyOf = ({ id }: Doc): string => id.slice(0, id.indexOf('/'));

/** The rows of some stretches of a municipality, each family's where its first stretch stands. */
async function rowsOf(
  families: Families,
  docs: readonly Doc[],
  municipality: string,
): Promise<Omit<Page<RegisterRow>, 'left'>> {
  const listed = await families.of([...new Set(docs.map(familyOf))]);
  const rows = docs.flatMap((doc) => {
    const one = listed.get(familyOf(doc));
    if (one === undefined || one.since[municipality] !== doc['from']) return [];
    return one.rows.filter((row) => row.municipality.oktmo === municipality);
  });
  return { rows, families: [...new Set(rows.map(({ familyId }) => familyId))] };
}

interface Walk {
  readonly register: RegisterParts['register'];
  readonly families: Families;
  readonly question: ListQuestion;
}
async function* ofMunicipality({ register, families, question }: Walk, municipality: string) {
  const query = {
    where: stretches(municipality, question.span),
    sort: [{ by: 'from', dir: 'asc' }] as const,
    limit: PAGE,
  };
  let cursor: string | null = null;
  do {
    const from: FindQuery = cursor === null ? query : { ...query, cursor };
    const page = await register.read((store) => store.find('registrations', from));
    cursor = page.nextCursor;
    yield { ...(await rowsOf(families, page.items, municipality)), seen: page.items.length };
  } while (cursor !== null);
}

/**
 * The lists of MARIEL App. 6 to 8, in the order in which families came onto the register, municipality by municipality.
 * Which families stand in them is read from the read models, what their rows say from their streams.
 */
export const registerSource = (parts: RegisterParts): Source<RegisterRow> => ({
  head(asked) {
    const { unit, span } = questionOf(parts, asked);
    return {
      unit: { code: unit, name: parts.register.regulation().municipality(unit)?.name ?? 'Регион' },
      from: span.from === BEGINNING ? null : span.from,
      to: span.to,
      period: textOf(asked.filters['period']) ?? null,
      madeAt: parts.now(),
    };
  },
  async *pages(asked) {
    const question = questionOf(parts, asked);
    const units = municipalitiesOf(parts, question.unit);
    const counts = await parts.register.read((store) =>
      Promise.all(units.map((unit) => store.count('registrations', stretches(unit, question.span)))),
    );
    let left = counts.reduce((sum, n) => sum + n, 0);
    const families = await openFamilies(parts, question, left);
    try {
      for (const unit of units) {
        for await (const { seen, ...page } of ofMunicipality({ register: parts.register, families, question }, unit)) {
          left = Math.max(0, left - seen);
          yield { ...page, left };
        }
      }
    } finally {
      await families.close();
    }
  },
});
