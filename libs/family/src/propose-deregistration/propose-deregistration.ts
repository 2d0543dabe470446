import { deregistrationProposed } from '../catalogue/review';
import { records } from '../shared/drafts';

/** C33: Propose deregistration. */
export const proposeDeregistration = records(deregistrationProposed, {
  name: 'propose-deregistration',
  number: 'C33',
  title: { ru: 'Предложить снятие с учёта', en: 'Propose deregistration' },
  example: {
    occurredOn: '2026-08-18',
    proposedBy: 'AGENCY',
    proposerId: 'soc-1',
    subjects: [{ kind: 'FAMILY' }],
    ground: 'FD-06',
  },
});
