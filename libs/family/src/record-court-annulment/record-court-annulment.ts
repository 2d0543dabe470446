import { inForce, resolutionAnnulledByCourt } from '../catalogue/court';
import { draft, envelope, useCase } from '../shared/drafts';
import { RESOLUTION, SON } from '../shared/examples';

/**
 * C45: a court has annulled a recognition. It takes effect on the day on which the decision came into force, whenever
 * the commission learns of it (CG-44).
 */
export const recordCourtAnnulment = useCase({
  name: 'record-court-annulment',
  number: 'C45',
  title: { ru: 'Записать отмену постановления судом', en: 'Record an annulment by court' },
  body: resolutionAnnulledByCourt.fields,
  emits: ['resolution-annulled-by-court'],
  example: {
    occurredOn: '2026-07-02',
    resolution: RESOLUTION,
    courtName: 'Учебный районный суд (вымышленный)',
    courtCaseNo: '2а-100/2026',
    decidedOn: '2026-06-01',
    inForceOn: '2026-07-02',
    subjects: [{ kind: 'FAMILY' }, { kind: 'MINOR', personId: SON }],
  },
  decide: (sent, state, c) => {
    const early = inForce(sent.inForceOn, c.occurredOn);
    if (early) return early;
    const { episode } = envelope(state, c);
    return [draft(resolutionAnnulledByCourt, { episode, occurredOn: sent.inForceOn }, { data: sent })];
  },
});
