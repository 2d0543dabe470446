import { materialsReceived } from '../catalogue/verification';
import { records } from '../shared/drafts';
import { EVENT } from '../shared/examples';

/** C05: Record received materials. */
export const recordMaterials = records(materialsReceived, {
  name: 'record-materials',
  number: 'C05',
  title: { ru: 'Записать полученные материалы', en: 'Record received materials' },
  example: {
    occurredOn: '2026-02-06',
    requestEventId: EVENT,
    fromId: 'school-1',
    kind: 'DK-02',
    documents: [{ kind: 'DK-02', number: '14', date: '2026-02-06' }],
  },
});
