import { patronageVisitMade } from '../catalogue/monitoring';
import { records } from '../shared/drafts';
import { MOTHER } from '../shared/examples';

/** C27: the curator visits the family at home; meets DL-19. */
export const recordPatronageVisit = records(patronageVisitMade, {
  name: 'record-patronage-visit',
  number: 'C27',
  title: { ru: 'Записать посещение семьи', en: 'Record a visit' },
  example: {
    occurredOn: '2026-03-18',
    kind: 'PK-03',
    place: 'По месту жительства семьи',
    present: [MOTHER],
    situation: 'BETTER',
    talk: 'Беседа о режиме дня',
  },
});
