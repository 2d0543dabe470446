import { recordCardIssued } from '../catalogue/file';
import { records } from '../shared/drafts';
import { MOTHER, SON } from '../shared/examples';

/** C21: the record card of MARIEL App. 3; meets DL-18. */
export const issueRecordCard = records(recordCardIssued, {
  name: 'issue-record-card',
  number: 'C21',
  title: { ru: 'Оформить учётную карту', en: 'Issue the record card' },
  example: {
    occurredOn: '2026-02-19',
    cardNo: '8',
    detectedOn: '2026-02-02',
    detectedByAgencyId: 'school-1',
    composition: [{ personId: SON, livesWithFamily: true, occupation: { kind: 'OC-01', organisation: 'school-1' } }],
    housing: { type: 'HT-02', areaSqM: 38, amenity: 'HA-02', sanitary: 'HS-02' },
    income: { items: [{ kind: 'IN-03', amount: 1_250_000 }] },
    categories: ['FC-06', 'FC-08'],
    parentCharacteristics: [{ personId: MOTHER, characteristic: 'PC-02' }],
    dangerousSituationKinds: ['SK-01'],
    departmentRegistrations: [{ body: 'DR-01', on: '2026-02-18', reason: 'Пропуски занятий' }],
    services: [{ kind: 'SCHOOL', name: 'Учебная школа' }],
    signedById: 'off-7',
  },
});
