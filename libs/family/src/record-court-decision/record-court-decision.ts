import { courtDecisionReceived } from '../catalogue/emergency';
import { records } from '../shared/drafts';
import { EMERGENCY } from '../shared/examples';

/** C41, group L: Record the court's decision on the claim. */
export const recordCourtDecision = records(courtDecisionReceived, {
  name: 'record-court-decision',
  number: 'C41',
  title: { ru: 'Внести решение суда по иску', en: "Record the court's decision on the claim" },
  timed: true,
  example: {
    occurredOn: '2026-03-02',
    occurredAt: '2026-03-02T16:20:00Z',
    emergencyId: EMERGENCY,
    decision: 'RESTRICTED',
  },
});
