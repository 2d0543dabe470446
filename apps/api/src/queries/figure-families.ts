import type { Viewer } from '@kurator/access';
import { quarterSpan } from '@kurator/kernel';
import { leaves, type Version } from '@kurator/period';
import type { ReadModelReads } from '@kurator/read-models';
import { figureAt } from '@projections/quarterly-summary';
import { sharesOf } from '../periods/shares';
import { frozenVersions, type QuarterReads } from '../periods/period-parts';
import { rowsAt } from '../periods/rows-at';
import { shownPosition } from '../figures';
import { countedPage, wrongPage } from './counted-families';
import { notFresh, refusal, refusedFigures, wrongParameter } from './lists';
import { spanOf } from './quarter';
import type { FigureFamiliesParams, QueryAnswer, QueryRefusal } from './queries';

/** The legal version, or the one that is named; null where nothing is frozen, or version 0 counts without a freeze. */
async function versionOf(
  parts: QuarterReads,
  { unit, quarter: period, version, asOf }: FigureFamiliesParams,
): Promise<Version | QueryRefusal | null> {
  const inside = asOf !== undefined && asOf < quarterSpan(period).to;
  if (version === 0 || (version === undefined && inside)) return null;
  const versions = await frozenVersions(parts, { unit, period });
  if (version === undefined) return versions.at(-1) ?? null;
  const named = versions.find((one) => one.version === version);
  return named ?? refusal(404, 'PERIOD_VERSION_UNKNOWN', { period, unit, version });
}

/**
 * What a frozen version says of itself beside what its families give now: the figure as it was published, and the hash
 * over its rows as it was frozen and as the log gives it again. On the first page only: it takes a look at every row.
 */
async function proofOf(
  { parts, reads, version }: { parts: QuarterReads; reads: ReadModelReads; version: Version },
  { unit, quarter: period, figure, cursor }: FigureFamiliesParams,
) {
  const { status, asOfPosition, checksum, figures, rows } = version;
  const head = { version: version.version, status, asOfPosition, checksum, value: leaves(figures).get(figure) ?? 0 };
  if (cursor !== undefined) return head;
  return { ...head, rows, rowsFromLog: await rowsAt(parts, reads, { unit, period }, version) };
}

/**
 * `GET /statistics/quarters/{quarter}/families`: the families that a legal figure counts, with its definition and clause
 * beside them. `n` says how often each counts: the sum over all pages is the figure. `version` asks about a frozen version,
 * also one that was corrected since.
 * @returns a page by family id, or 400 for a figure that a quarter has not, 403 for another territory, 404, 503
 */
export async function figureFamilies(
  parts: QuarterReads,
  params: FigureFamiliesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { unit, quarter: period, figure: path } = params;
  const { register } = parts;
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, params.after)) ?? wrongPage(params);
  if (refused) return refused;
  const figure = figureAt(path);
  if (figure === null) return wrongParameter('figure');
  const span = spanOf(params, register.today(unit));
  if (span === null) return wrongParameter('quarter');
  const version = await versionOf(parts, params);
  if (version !== null && 'code' in version) return version;
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const asked = { unit, period };
      const shares = await sharesOf(parts, reads, { asked, question: { unit, span }, path, figure, version });
      const page = await countedPage(reads, { figure: path, shares, definition: figure.definition }, params);
      const frozen = version === null ? null : await proofOf({ parts, reads, version }, params);
      return { period, unit, ...page, frozen, position: await shownPosition(reads), asOf: span.to };
    }),
  );
}
