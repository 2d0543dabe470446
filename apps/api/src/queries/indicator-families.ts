import type { Viewer } from '@kurator/access';
import type { LocalDate } from '@kurator/kernel';
import type { DatedChange, ReadModelReads } from '@kurator/read-models';
import { indicatorAt, type IndicatorFigure } from '@projections/quarterly-summary';
import { dayBefore, shownPosition, type Span } from '../figures';
import type { IndicatorFamiliesParams } from './counted-queries';
import { countedPage, sharesIn, wrongPage } from './counted-families';
import { notFresh, refusedFigures, wrongParameter } from './lists';
import type { QueryAnswer } from './queries';
import type { Register } from './register';
import { periodSpan } from './spans';

/** What a change counts in a figure of a year: a stock counts what stands, a flow what happened. */
const weights: Readonly<Record<IndicatorFigure['of'], (date: LocalDate, before: LocalDate) => number>> = {
  FLOW: (date, before) => (date > before ? 1 : 0),
  CHANGE: (date, before) => (date > before ? 1 : 0),
  OPENING: (date, before) => (date <= before ? 1 : 0),
  CLOSING: () => 1,
};

async function sharesOf(reads: ReadModelReads, unit: string, { key, of }: IndicatorFigure, span: Span) {
  const before = dayBefore(span);
  const weigh = ({ key: told, date, n }: DatedChange): number =>
    told === key && date <= span.to ? n * weights[of](date, before) : 0;
  const sums = new Map<string, number>();
  for await (const { family, changes } of reads.toldBy({ unit, keyPrefixes: [key] }))
    sums.set(
      family,
      changes.reduce((sum, change) => sum + weigh(change), 0),
    );
  return sharesIn(sums);
}

/** The year as far as it had gone on the day that is asked for; null before it begins. */
function yearUpTo(year: number, asOf: LocalDate | undefined, today: LocalDate): Span | null {
  const { from, to } = periodSpan(String(year));
  const days = [to, today, ...(asOf === undefined ? [] : [asOf])].sort();
  const last = days[0] ?? to;
  return from > last ? null : { from, to: last };
}

/**
 * `GET /statistics/indicators/families`: the families that a figure of one year counts, with its definition and clause
 * beside it; `n` says how often each counts. What counts organisations or people has no families.
 * @returns a page by family id, or 400 for a figure that the tables have not or a year that had not begun, 403, 503
 */
export async function indicatorFamilies(
  { register }: { readonly register: Register },
  params: IndicatorFamiliesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { unit, year } = params;
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, params.after)) ?? wrongPage(params);
  if (refused) return refused;
  const figure = indicatorAt(params.figure);
  if (figure === null) return wrongParameter('figure');
  const counted = yearUpTo(year, params.asOf, register.today(unit));
  if (counted === null) return wrongParameter('year');
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const shares = await sharesOf(reads, unit, figure, counted);
      const page = await countedPage(reads, { figure: params.figure, definition: figure.definition, shares }, params);
      return { year, unit, ...page, position: await shownPosition(reads), asOf: counted.to };
    }),
  );
}
