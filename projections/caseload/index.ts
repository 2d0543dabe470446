import { intervalsOf, type FamilyView } from '@kurator/family';
import type { FamilyProjection } from '@kurator/read-models';
import { caseValue, profileTurns } from './case-value';

export { caseTotals, type CaseRow } from './case-totals';
export { normOf, workload, type Counts, type Workload } from './workload';
export { workloadSpan, type SpanWorkload } from './workload-span';

/**
 * Who carries which family, by effective date (spec 5.3): a row per family and interval of unchanged facts, only while
 * the family is on the register or on accompaniment. The present row ends with `OPEN_END`.
 */
export const caseload: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'caseload',
  version: 1,
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
        weighed: 'text',
        onAccompaniment: 'integer',
        registered: 'integer',
        curatorAgencyId: 'text',
        curatorOfficerId: 'text',
      },
      // The first two cover every grouping of `caseTotals`: a count never reads a document.
      indexes: [
        ['municipality', 'to', 'from', 'specialistId', 'institutionId', 'weighed', 'onAccompaniment'],
        ['municipality', 'to', 'from', 'curatorAgencyId', 'curatorOfficerId'],
        ['to', 'from', 'specialistId', 'institutionId', 'weighed', 'onAccompaniment'],
        ['to', 'from', 'curatorAgencyId', 'curatorOfficerId'],
        ['specialistId', 'to', 'from', 'weighed', 'familyId'],
      ],
    },
  ],
  render: (view) => {
    const rows = intervalsOf(view, { valueOf: caseValue, turns: profileTurns });
    return {
      documents: {
        caseload: rows.map(({ from, to, value }) => ({
          id: `${view.familyId}/${from}`,
          familyId: view.familyId,
          from,
          to,
          ...value,
        })),
      },
    };
  },
};
