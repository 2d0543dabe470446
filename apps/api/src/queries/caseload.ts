import { accessTo, type Viewer } from '@kurator/access';
import type { LocalDate } from '@kurator/kernel';
import type { Filter, ReadModelStore } from '@kurator/read-models';
import type { Regulation } from '@kurator/regulation';
import {
  caseTotals,
  nobody,
  normOf,
  workload,
  workloadSpan,
  type CaseRow,
  type Carried,
  type Norm,
} from '@projections/caseload';
import { CASELOAD_DEFINITION } from '@projections/quality';
import { notFresh, positionOf, refusedFigures, wrongParameter } from './lists';
import { type CaseloadParams, type QueryAnswer, type QueryRefusal } from './queries';
import type { Register } from './register';

interface Span {
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to: LocalDate;
}
/** The day that is shown and, when asked for, the span around it. */
interface Asked {
  readonly on: LocalDate;
  readonly span: Span | null;
}
/** Whose caseload: everybody's in a unit, or of one officer alone (spec 9.4: a curator or specialist sees the own). */
interface Place {
  readonly unit: string;
  readonly own: string | null;
}
type Rows = ReadonlyMap<string, readonly CaseRow[]>;
const BY = ['specialistId', 'institutionId', 'weightedLevel', 'onAccompaniment', 'afterwards'] as const;
const BY_CURATOR = ['curatorAgencyId', 'curatorOfficerId', 'afterwards'] as const;

const onDay = (on: LocalDate): Filter => ({ to: { gt: on }, from: { lte: on } });
const inUnit = (unit: string): Filter => (unit === 'REGION' ? {} : { municipality: { eq: unit } });

type Cases = Parameters<typeof caseTotals>[0];
/** Cases of a day counted by the columns that matter: no document is read. */
async function casesOn(store: ReadModelStore, where: Filter, by: readonly string[]): Promise<Cases> {
  const nothing = { ...Object.fromEntries([...BY, ...BY_CURATOR].map((column) => [column, null])), onAccompaniment: 0 };
  const groups = await store.countBy('caseload', by, where);
  return groups.map(({ key, n }) => {
    const columns = Object.fromEntries(by.map((column, index) => [column, key[index] ?? null]));
    return { ...nothing, ...columns, families: n };
  }) as unknown as Cases;
}

const PAGE = 5000;
/** Every row of a specialist in the unit that touches the span, by specialist. */
async function rowsWithin(store: ReadModelStore, { unit, own }: Place, span: Span): Promise<Rows> {
  const whose: Filter = { specialistId: own === null ? { gte: '' } : { eq: own } };
  const where = { ...inUnit(unit), ...whose, to: { gt: span.from }, from: { lte: span.to } };
  const found = new Map<string, CaseRow[]>();
  let cursor: string | null = null;
  do {
    const after: { readonly cursor?: string } = cursor === null ? {} : { cursor };
    const page: Awaited<ReturnType<ReadModelStore['find']>> = await store.find('caseload', {
      where,
      limit: PAGE,
      ...after,
    });
    for (const doc of page.items as readonly unknown[]) {
      const row = doc as CaseRow;
      const rows = found.get(row.specialistId as string) ?? [];
      found.set(row.specialistId as string, rows);
      rows.push(row);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** The norm of the municipality asked for; region-wide that of the specialist's institution. */
function normFor(regulation: Regulation, unit: string, { institutionId }: Carried, on: LocalDate): Norm | null {
  const municipality = unit === 'REGION' ? regulation.agency(institutionId ?? '')?.municipality : unit;
  return municipality === undefined ? null : normOf(regulation, municipality, on);
}

const NO_SPAN = { mean: null, peak: null, daysOverloaded: null };

const loadOver = (norm: Norm | null, rows: readonly CaseRow[] = [], fte: number, span: Span) =>
  norm === null ? NO_SPAN : workloadSpan(rows, fte, span);

function specialistEntry(regulation: Regulation, unit: string, { on, span }: Asked, rows: Rows) {
  return (carried: Carried) => {
    const { specialistId, institutionId, openCases, afterwards, ...counts } = carried;
    const { name, fte } = regulation.officer(specialistId) ?? { name: null, fte: 1 };
    const norm = normFor(regulation, unit, carried, on);
    const over = span === null ? {} : loadOver(norm, rows.get(specialistId), fte, span);
    return {
      specialistId,
      name,
      institutionId,
      fte,
      ...counts,
      ...workload(counts, fte, norm),
      openCases,
      afterwards,
      ...over,
    };
  };
}

/** Those who carried a family within the span, but none on its last day. */
const idle = (rows: Rows, there: readonly Carried[]): readonly Carried[] =>
  [...rows]
    .filter(([id]) => !there.some(({ specialistId }) => specialistId === id))
    .map(([id, [first]]) => nobody(id, first?.institutionId ?? null));

/** Both ends or neither. */
function halfSpan({ from, to }: CaseloadParams): QueryRefusal | null {
  if (from !== undefined && to !== undefined) return from <= to ? null : wrongParameter('to');
  if (from === undefined && to === undefined) return null;
  return wrongParameter(from === undefined ? 'from' : 'to');
}
/** Either a day or a whole span, never both. */
function askedDays(params: CaseloadParams, today: LocalDate): Asked | QueryRefusal {
  const { on, from, to } = params;
  if (from === undefined || to === undefined) return halfSpan(params) ?? { on: on ?? today, span: null };
  return halfSpan(params) ?? (on === undefined ? { on: to, span: { from, to } } : wrongParameter('on'));
}

/**
 * `GET /caseload`: who carries how many families of the unit at the end of a day (spec 5.3). With a span the day is its
 * last one, and mean, peak and overloaded days are of the span. Where no norm applies its fields are null. A curator
 * gets the own families and nobody else's.
 * @returns the three lists, or 400, 403 for another territory, 503 READ_MODEL_BEHIND
 */
export async function caseload(register: Register, params: CaseloadParams, viewer: Viewer): Promise<QueryAnswer> {
  const { unit } = params;
  const asked = askedDays(params, register.today(unit));
  const refused = refusedFigures(viewer, unit) ?? ('span' in asked ? await notFresh(register, params.after) : asked);
  if (refused) return refused;
  const place = { unit, own: ownOf(viewer) };
  return register.read((store) => answerOn(register.regulation(), store, place, asked as Asked));
}

/** Null for those who see everybody's; an account without an officer carries nobody. */
const ownOf = (viewer: Viewer): string | null =>
  accessTo('caseload', viewer) === 'OWN' ? (viewer.officerId ?? '') : null;

async function totalsOn(store: ReadModelStore, { unit, own }: Place, on: LocalDate) {
  const where = { ...inUnit(unit), ...onDay(on) };
  const mine = (column: string): Filter => (own === null ? {} : { [column]: { eq: own } });
  const { specialists, unassigned } = caseTotals(await casesOn(store, { ...where, ...mine('specialistId') }, BY));
  const { curators } = caseTotals(await casesOn(store, { ...where, ...mine('curatorOfficerId') }, BY_CURATOR));
  return { specialists, curators, unassigned };
}

async function answerOn(
  regulation: Regulation,
  store: ReadModelStore,
  place: Place,
  asked: Asked,
): Promise<QueryAnswer> {
  const position = await positionOf(store);
  const { specialists, curators, unassigned } = await totalsOn(store, place, asked.on);
  const rows: Rows = asked.span ? await rowsWithin(store, place, asked.span) : new Map<string, CaseRow[]>();
  const all = [...specialists, ...idle(rows, specialists)];
  return {
    specialists: all.map(specialistEntry(regulation, place.unit, asked, rows)),
    curators,
    unassigned,
    definition: CASELOAD_DEFINITION,
    position,
    on: asked.on,
  };
}
