import type { Viewer } from '@kurator/access';
import { addDays, quarterSpan, type LocalDate } from '@kurator/kernel';
import type { ReadModelStore } from '@kurator/read-models';
import { balanceChecks, masked, quarterFigures, type QuarterSums } from '@projections/quarterly-summary';
import { notFresh, positionOf, refusal, refusedFigures, wrongParameter } from './lists';
import type { QuarterParams, QueryAnswer } from './queries';
import type { Register } from './register';

/** On the register at the end of a day, counted from the bank's rows: independent of the flows (ST-04). */
async function closingOn(store: ReadModelStore, unit: string, on: LocalDate): Promise<QuarterSums['closing']> {
  const where = { ...(unit === 'REGION' ? {} : { municipality: { eq: unit } }), to: { gt: on }, from: { lte: on } };
  const groups = await store.countBy('registrations', ['minors'], where);
  const accompaniment = await store.countBy('accompaniments', ['episodes'], where);
  return {
    families: groups.reduce((sum, { n }) => sum + n, 0),
    minors: groups.reduce((sum, { key: [minors], n }) => sum + Number(minors) * n, 0),
    accompaniment: accompaniment.reduce((sum, { key: [episodes], n }) => sum + Number(episodes) * n, 0),
  };
}

/** Flows and distinct cases of a span; within one quarter the first such fact of each case is in it. */
async function sumsOf(
  store: ReadModelStore,
  unit: string,
  span: { from: LocalDate; to: LocalDate },
): Promise<QuarterSums> {
  const before = addDays(span.from, -1);
  const opening = await store.sums({
    unit,
    keys: ['s|families', 's|minors', 's|accompaniment'],
    after: null,
    upTo: before,
  });
  const flows = await store.sums({ unit, keyPrefix: 'f|', after: before, upTo: span.to });
  const cases = await store.sums({ unit, keyPrefix: 'q|', after: before, upTo: span.to });
  const stocks = await store.sums({ unit, keyPrefix: 's|', after: null, upTo: span.to });
  return { opening, flows: new Map([...flows, ...cases]), stocks, closing: await closingOn(store, unit, span.to) };
}

/** The days to count: the quarter, or what of it has passed by `asOf`; null when it has not begun by then. */
function spanOf({ quarter, asOf }: QuarterParams, today: LocalDate): { from: LocalDate; to: LocalDate } | null {
  const { from, to } = quarterSpan(quarter);
  const last = asOf ?? today;
  return last < from ? null : { from, to: last < to ? last : to };
}

/**
 * `GET /statistics/quarters/{quarter}`: the preliminary figures of a unit (version 0: nothing is frozen yet), counted up
 * to `asOf` or today when the quarter runs. `basis=RECALCULATED` is the same as long as no version is frozen.
 * @returns figures, or 400 for a quarter that has not begun, 403 for another territory, 404 for a version that is none
 */
export async function quarter(register: Register, params: QuarterParams, viewer: Viewer): Promise<QueryAnswer> {
  const refused = refusedFigures(viewer, params.unit);
  if (refused) return refused;
  const { unit, quarter: period, version } = params;
  if (version !== undefined && version !== 0) return refusal(404, 'PERIOD_VERSION_UNKNOWN', { period, unit, version });
  const span = spanOf(params, register.today(unit));
  if (span === null) return wrongParameter(params.asOf === undefined ? 'quarter' : 'asOf');
  const behind = await notFresh(register, params.after);
  if (behind) return behind;
  return register.read(async (store) => {
    const position = await positionOf(store);
    const sums = await sumsOf(store, unit, span);
    const figures = quarterFigures(sums);
    const head = { period, unit, status: 'PRELIMINARY', version: 0, asOf: span.to, asOfPosition: position };
    const checks = balanceChecks(figures, sums.stocks);
    return { ...head, ...(params.masked ? masked(figures) : figures), checks, position };
  });
}
