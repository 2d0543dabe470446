import type { Viewer } from '@kurator/access';
import { quarterSpan } from '@kurator/kernel';
import { leaves, type Version } from '@kurator/period';
import type { ReadModelReads } from '@kurator/read-models';
import { PRESENT, type BankRow } from '@projections/regional-bank';
import { figureAt, type Definition } from '@projections/quarterly-summary';
import { sharesOf, type Share } from '../periods/shares';
import { frozenVersions, type QuarterReads } from '../periods/period-parts';
import { rowsAt } from '../periods/rows-at';
import { shownPosition } from '../figures';
import { notFresh, refusal, refusedFigures, sortOf, unknownSort, wrongParameter } from './lists';
import { spanOf } from './quarter';
import type { FigureFamiliesParams, QueryAnswer, QueryRefusal } from './queries';

/** The families of a page as the bank shows them today. */
async function named(reads: ReadModelReads, page: readonly Share[]) {
  const where = { familyId: { in: page.map(({ family }) => family) }, to: { eq: PRESENT } };
  const { items } = await reads.find('bank', { where, limit: Math.max(1, page.length) });
  const rows = new Map(items.map((item) => [String(item['familyId']), item as unknown as BankRow]));
  return page.map(({ family: familyId, n }) => {
    const row = rows.get(familyId);
    return { familyId, name: row?.name ?? null, municipality: row?.municipality ?? null, state: row?.state ?? null, n };
  });
}

const SORTS = { familyId: 'familyId' };
const cursorOf = (family: string): string => Buffer.from(family, 'utf8').toString('base64url');
const placeOf = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function wrongPage({ cursor, sort }: FigureFamiliesParams): QueryRefusal | null {
  if (sortOf(sort, SORTS) === null) return unknownSort(SORTS);
  return cursor === undefined || UUID.test(placeOf(cursor)) ? null : wrongParameter('cursor');
}

interface Found {
  readonly shares: readonly Share[];
  readonly definition: Definition;
}
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

async function pageOf(reads: ReadModelReads, { shares, definition }: Found, params: FigureFamiliesParams) {
  const { figure, limit, cursor } = params;
  const down = params.sort === '-familyId';
  const ordered = down ? [...shares].reverse() : shares;
  const isAfter = (family: string, place: string): boolean => (down ? family < place : family > place);
  const rest = cursor === undefined ? ordered : ordered.filter(({ family }) => isAfter(family, placeOf(cursor)));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    figure,
    /** What the families count together: the figure itself. */
    value: shares.reduce((sum, { n }) => sum + n, 0),
    definition,
    items: await named(reads, page),
    nextCursor: rest.length > page.length && last ? cursorOf(last.family) : null,
    total: shares.length,
  };
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
      const page = await pageOf(reads, { shares, definition: figure.definition }, params);
      const frozen = version === null ? null : await proofOf({ parts, reads, version }, params);
      return { period, unit, ...page, frozen, position: await shownPosition(reads), asOf: span.to };
    }),
  );
}
