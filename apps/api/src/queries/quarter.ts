import type { Viewer } from '@kurator/access';
import { quarterSpan, type LocalDate } from '@kurator/kernel';
import type { Version } from '@kurator/period';
import { masked, type Figures } from '@projections/quarterly-summary';
import { countsAt, shownPosition, type Counts, type Span } from '../figures';
import { legalFigures } from '../periods/freeze';
import { carriedInto, frozenVersions, type QuarterReads } from '../periods/period-parts';
import { notFresh, positionOf, refusal, refusedFigures, wrongParameter } from './lists';
import type { QuarterParams, QueryAnswer, QueryRefusal } from './queries';

/** The days to count: the quarter, or what of it has passed by `asOf`; null when it has not begun by then. */
export function spanOf({ quarter, asOf }: Pick<QuarterParams, 'quarter' | 'asOf'>, today: LocalDate): Span | null {
  const { from, to } = quarterSpan(quarter);
  const last = asOf ?? today;
  return last < from ? null : { from, to: last < to ? last : to };
}

const shown = (figures: Figures, { masked: hide }: QuarterParams): object => (hide ? masked(figures) : figures);

/** The frozen version exactly as it was. */
async function frozenAnswer(parts: QuarterReads, params: QuarterParams, version: Version): Promise<QueryAnswer> {
  const { unit, quarter: period } = params;
  const { status, version: number, asOfPosition, checksum, checks } = version;
  const position = await parts.register.read(positionOf);
  const head = { period, unit, status, version: number, asOf: quarterSpan(period).to, asOfPosition };
  return { ...head, ...shown(version.figures as Figures, params), checks, checksum, position };
}

/** The version that is asked for, or the legal one where a whole quarter is asked for; null: count. */
async function frozenAsked(parts: QuarterReads, params: QuarterParams): Promise<Version | QueryRefusal | null> {
  const { unit, quarter: period, version, asOf } = params;
  if (params.basis === 'RECALCULATED' || version === 0) return null;
  const versions = await frozenVersions(parts, { unit, period });
  if (version !== undefined)
    return (
      versions.find((one) => one.version === version) ??
      refusal(404, 'PERIOD_VERSION_UNKNOWN', { period, unit, version })
    );
  const whole = asOf === undefined || asOf >= quarterSpan(period).to;
  return (whole ? versions.at(-1) : undefined) ?? null;
}

/** Parameters that do not go together, or a position that cannot be counted at. */
async function refusedBasis(parts: QuarterReads, params: QuarterParams): Promise<QueryRefusal | null> {
  const recalculated = params.basis === 'RECALCULATED';
  if (recalculated && (params.version ?? 0) !== 0) return wrongParameter('version');
  if (!recalculated && params.asOfPosition !== undefined) return wrongParameter('asOfPosition');
  return notFresh(parts.register, params.asOfPosition);
}

async function counted(parts: QuarterReads, params: QuarterParams, span: Span): Promise<QueryAnswer> {
  const { unit, quarter: period, basis, asOfPosition } = params;
  const carried = basis === 'RECALCULATED' ? null : await carriedInto(parts, { unit, period });
  return parts.register.read((store) =>
    store.snapshot(async (reads) => {
      const position = await shownPosition(reads);
      const [counts] = await countsAt(parts, reads, [{ unit, span }], asOfPosition);
      const { figures, checks } = legalFigures(counts as Counts, carried);
      const status = basis ?? 'PRELIMINARY';
      const head = { period, unit, status, version: 0, asOf: span.to, asOfPosition: asOfPosition ?? position };
      return { ...head, ...shown(figures, params), checks, position };
    }),
  );
}

/**
 * `GET /statistics/quarters/{quarter}`: the legal figures of a unit (spec 8.5): the frozen ones, else what is counted up
 * to `asOf` or today, linked to the frozen quarter before. `version` shows a frozen version as it was;
 * `basis=RECALCULATED` counts from all that is known, or was known at `asOfPosition`, without any freeze.
 * @returns figures, or 400 for a quarter that has not begun, 403 for another territory, 404 for a version that is none
 */
export async function quarter(parts: QuarterReads, params: QuarterParams, viewer: Viewer): Promise<QueryAnswer> {
  const { register } = parts;
  const refused =
    refusedFigures(viewer, params.unit) ??
    (await refusedBasis(parts, params)) ??
    (await notFresh(register, params.after));
  if (refused) return refused;
  const frozen = await frozenAsked(parts, params);
  if (frozen !== null) return 'code' in frozen ? frozen : frozenAnswer(parts, params, frozen);
  const span = spanOf(params, register.today(params.unit));
  return span === null ? wrongParameter(params.asOf === undefined ? 'quarter' : 'asOf') : counted(parts, params, span);
}
