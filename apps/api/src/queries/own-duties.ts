import type { Viewer } from '@kurator/access';
import type { Histories } from '@kurator/event-log';
import type { LocalDate } from '@kurator/kernel';
import type { Doc, Filter, ReadModelReads, ReadModelStore } from '@kurator/read-models';
import { judgeUnit, REGION, unitDuties, type DeadlineEntry, type Regulation, type UnitFact } from '@kurator/regulation';
import type { RequestRow } from '@projections/requests';
import type { UnitReport } from '@projections/unit-reports';
import type { DeadlinesParams } from './queries';
import type { Register } from './register';
import { requestDeadline } from './request-rows';

/** A duty that is no family's, in the work list: of a unit and period, or of a request. */
export interface OwnDuty {
  readonly familyId: null;
  readonly period?: string;
  readonly requestId?: string;
  readonly unit: string;
  readonly entry: DeadlineEntry;
}
/** What the duties of units stand on. */
export interface OwnSource {
  readonly register: Pick<Register, 'regulation'>;
  readonly histories: Pick<Histories, 'load'>;
}

const PAGE = 500;
/** Every document of a collection that matches. */
export async function everyDoc(store: ReadModelReads, collection: string, where: Filter): Promise<readonly Doc[]> {
  const found: Doc[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<ReadModelReads['find']>> = await store.find(collection, {
      where,
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** The units whose duties a viewer sees: the one asked for, or all of the territory; the region needs all of it. */
export function unitsOf(regulation: Regulation, viewer: Viewer, asked: string | undefined): readonly string[] {
  const all = [...regulation.municipalities().map(({ oktmo }) => oktmo), REGION];
  const seen = viewer.municipalities === '*' ? all : all.filter((unit) => viewer.municipalities.includes(unit));
  return asked === undefined ? seen : seen.filter((unit) => unit === asked);
}

/** The day on which the register began: its directory, or the first registration that it knows of, if that is earlier. */
async function beginning(store: ReadModelStore, { histories }: OwnSource): Promise<LocalDate | null> {
  const { facts } = await histories.load('directory');
  const { items } = await store.find('registrations', { where: {}, sort: [{ by: 'from', dir: 'asc' }], limit: 1 });
  const days = [facts[0]?.occurredOn, items[0]?.['from']].filter((day) => typeof day === 'string');
  return days.sort()[0] ?? null;
}

const factOf = ({ unit, type, period, occurredOn, eventId }: UnitReport): UnitFact => ({
  unit,
  type,
  period,
  occurredOn,
  eventId,
});

/** Each institution's analysis of each quarter, the earliest of all families (DL-28). */
async function analyses(store: ReadModelStore, units: readonly string[]): Promise<readonly UnitFact[]> {
  const columns = ['municipality', 'institutionId', 'period', 'occurredOn'];
  const groups = await store.countBy('quality-analyses', columns, inUnits('municipality', units));
  return groups.map(({ key: [unit, agencyId, period, occurredOn] }) => ({
    unit: String(unit),
    agencyId: String(agencyId),
    period: String(period),
    occurredOn: String(occurredOn),
    type: 'quality-analysis-recorded',
    eventId: null,
  }));
}

const inUnits = (column: string, units: readonly string[]): Filter => ({ [column]: { in: units } });

async function ofUnits(store: ReadModelStore, source: OwnSource, { units, on }: Asked): Promise<readonly OwnDuty[]> {
  const since = await beginning(store, source);
  if (since === null || since > on) return [];
  const reports = (await everyDoc(store, 'unit-reports', inUnits('unit', units))) as unknown as readonly UnitReport[];
  const facts = [...reports.map(factOf), ...(await analyses(store, units))];
  const regulation = source.register.regulation();
  return units
    .flatMap((unit) => unitDuties({ unit, since, until: on, facts }, regulation))
    .flatMap((one) => {
      const entry = judgeUnit(one, on);
      return entry === null ? [] : [{ familyId: null, period: one.period, unit: one.unit, entry }];
    });
}

async function ofRequests(store: ReadModelStore, source: OwnSource, { units, on }: Asked): Promise<readonly OwnDuty[]> {
  const where = { ...inUnits('municipality', units), receivedOn: { lte: on } };
  const rows = (await everyDoc(store, 'requests', where)) as unknown as readonly RequestRow[];
  return rows.flatMap((row) => {
    const entry = requestDeadline(row, source.register.regulation(), on);
    return entry === null ? [] : [{ familyId: null, requestId: row.id, unit: row.municipality, entry }];
  });
}

interface Asked {
  readonly units: readonly string[];
  readonly on: LocalDate;
}

/** Nothing that is due on no day is due before a day, or late. */
const isDue = ({ dueFrom = '', dueBefore = '99999' }: DeadlinesParams, due = '9999'): boolean =>
  due >= dueFrom && due < dueBefore;

const isWanted = ({ status, responsible, ...params }: DeadlinesParams, { entry }: OwnDuty): boolean =>
  (status === undefined || status.includes(entry.status)) &&
  isDue(params, entry.effectiveDue ?? undefined) &&
  (responsible === undefined || entry.responsible?.agencyId === responsible);

/** The duties of units and of requests that the work list asks for, judged at the end of the day; unordered. */
export async function ownDuties(
  store: ReadModelStore,
  source: OwnSource,
  { params, viewer, on }: { readonly params: DeadlinesParams; readonly viewer: Viewer; readonly on: LocalDate },
): Promise<readonly OwnDuty[]> {
  const units = unitsOf(source.register.regulation(), viewer, params.municipality);
  if (units.length === 0) return [];
  const asked = { units, on };
  const all = [...(await ofUnits(store, source, asked)), ...(await ofRequests(store, source, asked))];
  return all.filter((duty) => isWanted(params, duty));
}
