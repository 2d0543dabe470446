import { courtClaimFiled } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: File the claim. */
export const fileCourtClaim = records(courtClaimFiled, {
  name: 'file-court-claim',
  number: 'C41',
  title: { ru: 'Подать иск в суд', en: 'File the claim' },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T16:00:00Z',
    emergencyId: EMERGENCY,
    claim: 'RESTRICTION',
    court: 'Учебный районный суд (вымышленный)',
  },
});
