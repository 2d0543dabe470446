import { surveyed } from '../catalogue/verification';
import { records } from '../shared/drafts';
import { MOTHER, SON } from '../shared/examples';

/** C06: Record a survey. */
export const recordSurvey = records(surveyed, {
  name: 'record-survey',
  number: 'C06',
  title: { ru: 'Записать обследование', en: 'Record a survey' },
  example: {
    occurredOn: '2026-02-05',
    surveyKind: 'PRIMARY',
    surveyors: [{ officerId: 'off-3' }],
    act: { kind: 'DK-08', number: '4', date: '2026-02-05' },
    present: [MOTHER],
    composition: [{ personId: SON, livesWithFamily: true, occupation: { kind: 'OC-01', organisation: 'school-1' } }],
    housing: { type: 'HT-02', areaSqM: 38, amenity: 'HA-02', sanitary: 'HS-02', childrenConditions: ['CC-04'] },
    income: { items: [{ kind: 'IN-03', amount: 1250000 }] },
    incomeDeclaredOnly: true,
    riskSigns: [],
    recommendation: 'Оказать помощь в оформлении пособия',
    threatToLife: false,
  },
});
