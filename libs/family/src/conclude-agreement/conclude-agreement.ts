import { agreementConcluded } from '../catalogue/tzhs';
import { records } from '../shared/drafts';
import { MOTHER } from '../shared/examples';

/** C40: the contract with the family, after its programme is approved (OKTYABRSKY 9.3); starts DL-11 there. */
export const concludeAgreement = records(agreementConcluded, {
  name: 'conclude-agreement',
  number: 'C40',
  title: { ru: 'Заключить соглашение о сопровождении', en: 'Conclude an agreement' },
  example: {
    occurredOn: '2026-03-12',
    agreementNo: '7',
    parties: [MOTHER, 'soc-1'],
    termFrom: '2026-03-12',
    termTo: '2027-02-26',
    document: { kind: 'DK-20', number: '7', date: '2026-03-12' },
  },
});
