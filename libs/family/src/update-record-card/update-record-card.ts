import { recordCardUpdated } from '../catalogue/file';
import { records } from '../shared/drafts';

/** C21: what of the card changed, and why. */
export const updateRecordCard = records(recordCardUpdated, {
  name: 'update-record-card',
  number: 'C21',
  title: { ru: 'Обновить учётную карту', en: 'Update the record card' },
  example: {
    occurredOn: '2026-05-05',
    cardNo: '8',
    changedBlocks: ['HOUSING', 'INCOME'],
    reason: 'Контрольное обследование',
  },
});
