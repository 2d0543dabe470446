import type { Viewer } from '@kurator/access';
import type { LocalDate } from '@kurator/kernel';
import type { ReadModelReads } from '@kurator/read-models';
import { indicatorTable, type YearSums } from '@projections/quarterly-summary';
import { dayBefore, shownPosition, type Span } from '../figures';
import { closingOn } from '../figures/of-store';
import { notFresh, refusedFigures, wrongParameter } from './lists';
import type { IndicatorsParams, QueryAnswer } from './queries';
import type { Register } from './register';
import { registryTables } from './indicator-tables';
import type { RegistrySource } from './registries';
import { periodSpan } from './spans';

const STOCKS = ['s|accompaniment', 's|families'];
const FLOWS = ['f|ST-1', 'f|ST-4', 'y|'] as const;

/** What the indicators are read from. */
export type IndicatorsReads = RegistrySource & { readonly register: Register };

const upToToday = ({ from, to }: Span, today: LocalDate): Span => ({ from, to: to < today ? to : today });

/** Nothing is counted of days to come. */
const earlier = (asked: LocalDate | undefined, today: LocalDate): LocalDate =>
  asked !== undefined && asked < today ? asked : today;

/** A year's sums as far as it has gone; a year to come is empty. */
async function yearSums(reads: ReadModelReads, unit: string, span: Span, today: LocalDate): Promise<YearSums> {
  const to = span.to < today ? span.to : today;
  const before = dayBefore(span);
  const opening = await reads.sums({ unit, keys: STOCKS, after: null, upTo: before });
  const flows = new Map<string, number>();
  for (const keyPrefix of to < span.from ? [] : FLOWS)
    for (const [key, n] of await reads.sums({ unit, keyPrefix, after: before, upTo: to })) flows.set(key, n);
  const { accompaniment: closing, families } = await closingOn(reads, unit, to);
  const registered = { opening: opening.get('s|families') ?? 0, closing: families };
  return { opening: opening.get('s|accompaniment') ?? 0, flows, closing, registered };
}

/**
 * `GET /statistics/indicators`: the appendix of IRKUTSK for three years (F-I3), from events only; a year that runs is
 * counted to today, or to the day `asOf`.
 * @returns tables, or 400 for a year that has not begun, 403 for another territory, 503 READ_MODEL_BEHIND
 */
export async function indicators(
  source: IndicatorsReads,
  params: IndicatorsParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { register } = source;
  const { unit, year } = params;
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, params.after));
  if (refused) return refused;
  const today = earlier(params.asOf, register.today(unit));
  if (`${year}-01-01` > today) return wrongParameter('year');
  const years = [year - 2, year - 1, year];
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const position = await shownPosition(reads);
      const sums: YearSums[] = [];
      for (const one of years) sums.push(await yearSums(reads, unit, periodSpan(String(one)), today));
      const spans = years.map((one) => upToToday(periodSpan(String(one)), today));
      const { tables, ...masked } = indicatorTable(sums, params.masked);
      const others = await registryTables(source, reads, { unit, years: spans });
      return { unit, years, tables: [...tables, ...others], ...masked, position, asOf: today };
    }),
  );
}
