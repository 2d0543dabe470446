import { materialsRequested } from '../catalogue/verification';
import { records } from '../shared/drafts';

/** C05: Request materials. */
export const requestMaterials = records(materialsRequested, {
  name: 'request-materials',
  number: 'C05',
  title: { ru: 'Запросить материалы', en: 'Request materials' },
  example: { occurredOn: '2026-02-03', requestedFromId: 'school-1', kinds: ['DK-02'], dueOn: '2026-02-10' },
});
