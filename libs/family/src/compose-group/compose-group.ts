import { workingGroupComposed } from '../catalogue/group';
import { records } from '../shared/drafts';

/** C20: who works with the family together. */
export const composeGroup = records(workingGroupComposed, {
  name: 'compose-group',
  number: 'C20',
  title: { ru: 'Создать рабочую группу', en: 'Compose the working group' },
  example: {
    occurredOn: '2026-02-17',
    model: 'PER_CASE',
    members: [
      { agencyId: 'soc-1', officerId: 'off-7', roleInGroup: 'COORDINATOR' },
      { agencyId: 'school-1', roleInGroup: 'MEMBER' },
    ],
  },
});
