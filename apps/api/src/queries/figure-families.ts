import type { Viewer } from '@kurator/access';
import type { ReadModelReads } from '@kurator/read-models';
import { PRESENT, type BankRow } from '@projections/regional-bank';
import { figureAt, type Definition } from '@projections/quarterly-summary';
import { sharesOf, type Share } from '../periods/shares';
import type { QuarterReads } from '../periods/period-parts';
import { shownPosition } from '../figures';
import { notFresh, refusedFigures, wrongParameter } from './lists';
import { spanOf } from './quarter';
import type { FigureFamiliesParams, QueryAnswer } from './queries';

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

const cursorOf = (family: string): string => Buffer.from(family, 'utf8').toString('base64url');
const placeOf = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Found {
  readonly shares: readonly Share[];
  readonly definition: Definition;
}
async function pageOf(reads: ReadModelReads, { shares, definition }: Found, params: FigureFamiliesParams) {
  const { figure, limit, cursor } = params;
  const rest = cursor === undefined ? shares : shares.filter(({ family }) => family > placeOf(cursor));
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
 * beside them. `n` says how often each counts: the sum over all pages is the figure.
 * @returns a page by family id, or 400 for a figure that a quarter has not, 403 for another territory, 503
 */
export async function figureFamilies(
  parts: QuarterReads,
  params: FigureFamiliesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { unit, quarter: period, figure: path, cursor } = params;
  const { register } = parts;
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, params.after));
  if (refused) return refused;
  const figure = figureAt(path);
  if (figure === null) return wrongParameter('figure');
  if (cursor !== undefined && !UUID.test(placeOf(cursor))) return wrongParameter('cursor');
  const span = spanOf({ quarter: period }, register.today(unit));
  if (span === null) return wrongParameter('quarter');
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const asked = { unit, period };
      const shares = await sharesOf(parts, reads, { asked, question: { unit, span }, path, figure });
      const page = await pageOf(reads, { shares, definition: figure.definition }, params);
      return { period, unit, ...page, position: await shownPosition(reads), asOf: span.to };
    }),
  );
}
