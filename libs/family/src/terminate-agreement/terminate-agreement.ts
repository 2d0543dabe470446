import { agreementTerminated } from '../catalogue/tzhs';
import { records } from '../shared/drafts';

/** C40: the contract with the family ends (OKTYABRSKY 9.6); accompaniment ends by a command of its own. */
export const terminateAgreement = records(agreementTerminated, {
  name: 'terminate-agreement',
  number: 'C40',
  title: { ru: 'Прекратить соглашение о сопровождении', en: 'Terminate the agreement' },
  example: { occurredOn: '2026-12-15', initiator: 'SERVICE', reason: 'Цели сопровождения достигнуты' },
});
