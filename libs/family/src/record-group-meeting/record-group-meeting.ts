import { workingGroupMet } from '../catalogue/group';
import { records } from '../shared/drafts';

/** C20: the group met; meets DL-20. */
export const recordGroupMeeting = records(workingGroupMet, {
  name: 'record-group-meeting',
  number: 'C20',
  title: { ru: 'Записать заседание рабочей группы', en: 'Record a meeting of the group' },
  example: {
    occurredOn: '2026-03-24',
    extraordinary: false,
    place: 'OFFICE',
    attended: [{ agencyId: 'soc-1', officerId: 'off-7' }, { agencyId: 'school-1' }],
    parentTookPart: true,
    outputs: ['WO-01'],
    conclusions: 'Обстановка в семье улучшается',
  },
});
