import { accessTo, type Viewer } from '@kurator/access';
import type { Filter } from '@kurator/read-models';
import { countsIn, SPECIALIST_FIGURES, type CaseRow, type SpecialistFigure, type Whose } from '@projections/caseload';
import { CASELOAD_DEFINITION } from '@projections/quality';
import { shownPosition } from '../figures';
import type { CaseloadFamiliesParams } from './counted-queries';
import { countedPage, sharesIn, wrongPage } from './counted-families';
import { notFresh, refusedFigures, wrongParameter } from './lists';
import { everyDoc } from './own-duties';
import type { QueryAnswer, QueryRefusal } from './queries';
import type { Register } from './register';

/** Whose families are asked for, and under which columns their rows stand. */
interface Meant {
  readonly whose: Whose;
  readonly where: Filter;
}
const isSpecialistFigure = (figure: string): figure is SpecialistFigure =>
  SPECIALIST_FIGURES.some((one) => one === figure);

type Found = Meant | QueryRefusal;
const ofSpecialist = (figure: string, specialistId: string): Found =>
  isSpecialistFigure(figure)
    ? { whose: { of: 'SPECIALIST', figure }, where: { specialistId: { eq: specialistId } } }
    : wrongParameter('figure');
function ofCurator(figure: string, curatorAgencyId: string, curatorOfficerId: string | null): Found {
  const where = { curatorAgencyId: { eq: curatorAgencyId }, curatorOfficerId: { eq: curatorOfficerId } };
  return figure === 'openCases' ? { whose: { of: 'CURATOR' }, where } : wrongParameter('figure');
}
function ofNobody(figure: string, institutionId: string): Found {
  const where = { specialistId: { eq: null }, institutionId: { eq: institutionId } };
  return figure === 'families' ? { whose: { of: 'UNASSIGNED' }, where } : wrongParameter('figure');
}

/** Exactly one of the three lists is named: a specialist, a curator, or an institution without a specialist. */
function meant({ figure, ...params }: CaseloadFamiliesParams): Found {
  const { specialistId, curatorAgencyId, curatorOfficerId, institutionId } = params;
  const lists = [
    specialistId === undefined ? [] : [ofSpecialist(figure, specialistId)],
    curatorAgencyId === undefined ? [] : [ofCurator(figure, curatorAgencyId, curatorOfficerId ?? null)],
    institutionId === undefined ? [] : [ofNobody(figure, institutionId)],
  ].flat();
  const [only] = lists;
  if (only === undefined) return wrongParameter('specialistId');
  return lists.length === 1 ? only : wrongParameter('institutionId');
}

/** A curator or specialist sees the own families only (spec 9.4 "caseload"). */
function isTheirs(viewer: Viewer, { specialistId, curatorOfficerId }: CaseloadFamiliesParams): boolean {
  if (accessTo('caseload-families', viewer) !== 'OWN') return true;
  const own = viewer.officerId;
  return own !== undefined && (specialistId === own || curatorOfficerId === own);
}

/**
 * `GET /caseload/families`: the families that a number of the caseload counts at the end of a day, with its definition
 * and clause beside it; `n` of `load` is what each weighs.
 * @returns a page by family id, or 400 for a number that there is not, 403 for another territory, 503
 */
export async function caseloadFamilies(
  { register }: { readonly register: Register },
  params: CaseloadFamiliesParams,
  viewer: Viewer,
): Promise<QueryAnswer> {
  const { unit } = params;
  const refused = refusedFigures(viewer, unit) ?? (await notFresh(register, params.after)) ?? wrongPage(params);
  if (refused) return refused;
  const asked = meant(params);
  if ('code' in asked) return asked;
  const on = params.on ?? register.today(unit);
  const place: Filter = unit === 'REGION' ? {} : { municipality: { eq: unit } };
  const where = { ...place, ...asked.where, to: { gt: on }, from: { lte: on } };
  return register.read((store) =>
    store.snapshot(async (reads) => {
      const rows = isTheirs(viewer, params) ? await everyDoc(reads, 'caseload', where) : [];
      const sums = new Map(
        (rows as unknown as readonly CaseRow[]).map((row) => [row.familyId, countsIn(row, asked.whose)]),
      );
      const counted = { figure: params.figure, definition: CASELOAD_DEFINITION, shares: sharesIn(sums) };
      return { unit, ...(await countedPage(reads, counted, params)), position: await shownPosition(reads), on };
    }),
  );
}
