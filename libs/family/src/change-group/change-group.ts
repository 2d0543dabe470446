import { workingGroupChanged } from '../catalogue/group';
import { records } from '../shared/drafts';

/** C20: members of the group come and go. */
export const changeGroup = records(workingGroupChanged, {
  name: 'change-group',
  number: 'C20',
  title: { ru: 'Изменить состав рабочей группы', en: 'Change the working group' },
  example: {
    occurredOn: '2026-04-07',
    added: [{ agencyId: 'soc-2', roleInGroup: 'MEMBER' }],
    removed: [{ agencyId: 'school-1' }],
    reason: 'Ребёнок перешёл в другую школу',
  },
});
