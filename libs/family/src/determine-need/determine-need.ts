import { needDetermined } from '../catalogue/tzhs';
import { records } from '../shared/drafts';

/** C40: the family's category, circumstances and level are determined (OKTYABRSKY 5.2–5.4); starts DL-54. */
export const determineNeed = records(needDetermined, {
  name: 'determine-need',
  number: 'C40',
  title: { ru: 'Определить нуждаемость', en: 'Determine the need' },
  example: { occurredOn: '2026-02-13', categories: ['TC-04'], circumstances: ['CI-01'], level: 'BASE' },
});
