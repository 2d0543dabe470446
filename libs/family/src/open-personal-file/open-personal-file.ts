import { personalFileOpened } from '../catalogue/file';
import { records } from '../shared/drafts';

/** C21: the file of the family is opened; meets DL-13. */
export const openPersonalFile = records(personalFileOpened, {
  name: 'open-personal-file',
  number: 'C21',
  title: { ru: 'Завести личное дело', en: 'Open the personal file' },
  example: { occurredOn: '2026-02-19', fileNo: '8', keeperId: 'soc-1' },
});
