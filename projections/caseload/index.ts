import { intervalsOf, oncePerLife, type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { accompanimentValue, caseValue, profileTurns } from './case-value';

export { caseTotals, nobody, type CaseRow, type Carried } from './case-totals';
export { countsIn, SPECIALIST_FIGURES, type SpecialistFigure, type Whose } from './figure-of';
export { normOf, workload, type Counts, type Norm, type Workload } from './workload';
export { workloadSpan, type SpanWorkload } from './workload-span';

/** Stretches on accompaniment, as the rows of `accompaniments` hold them. */
export const accompanimentStays = (view: FamilyView) => intervalsOf(view, { valueOf: accompanimentValue });

/**
 * Who carries which family, by effective date (spec 5.3): a row per family and interval of unchanged facts, only while
 * the family is on the register, on accompaniment, or watched afterwards. The present row ends with `OPEN_END`.
 */
export const caseload: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'caseload',
  version: 3,
  collections: [
    {
      name: 'caseload',
      columns: {
        familyId: 'text',
        from: 'text',
        to: 'text',
        municipality: 'text',
        specialistId: 'text',
        institutionId: 'text',
        weightedLevel: 'text',
        onAccompaniment: 'integer',
        registered: 'integer',
        afterwards: 'integer',
        curatorAgencyId: 'text',
        curatorOfficerId: 'text',
      },
      // The first two cover every grouping of `caseTotals`: a count never reads a document.
      indexes: [
        [
          'municipality',
          'to',
          'from',
          'specialistId',
          'institutionId',
          'weightedLevel',
          'onAccompaniment',
          'afterwards',
        ],
        ['municipality', 'to', 'from', 'curatorAgencyId', 'curatorOfficerId', 'afterwards'],
        ['to', 'from', 'specialistId', 'institutionId', 'weightedLevel', 'onAccompaniment', 'afterwards'],
        ['to', 'from', 'curatorAgencyId', 'curatorOfficerId', 'afterwards'],
        ['specialistId', 'to', 'from', 'weightedLevel', 'familyId'],
      ],
    },
    {
      // What the closing balance of ST-18 is counted from, independent of the flows; `episodes` is nearly always 1.
      name: 'accompaniments',
      columns: { municipality: 'text', from: 'text', to: 'text', episodes: 'integer' },
      indexes: [
        ['municipality', 'to', 'from', 'episodes'],
        ['episodes', 'to', 'from'],
      ],
    },
  ],
  lasting: true,
  render: oncePerLife((view: FamilyView) => {
    const { familyId } = view;
    const rows = intervalsOf(view, { valueOf: caseValue, turns: profileTurns });
    const accompanied = accompanimentStays(view);
    return {
      documents: {
        caseload: rows.map(({ from, to, value }) => ({ id: `${familyId}/${from}`, familyId, from, to, ...value })),
        accompaniments: accompanied.map(({ from, to, value }) => ({ id: `${familyId}/${from}`, from, to, ...value })),
      },
    };
  }),
};
