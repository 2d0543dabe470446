import { journalResultRecorded } from '../catalogue/intake';
import { records } from '../shared/drafts';
import { EVENT } from '../shared/examples';

/** C01: Enter the result in the journal. */
export const recordJournalResult = records(journalResultRecorded, {
  name: 'record-journal-result',
  number: 'C01',
  title: { ru: 'Внести результат в журнал', en: 'Enter the result in the journal' },
  example: {
    occurredOn: '2026-02-17',
    entryEventId: EVENT,
    resultCode: 'RECOGNISED',
    result: 'Семья поставлена на учёт',
  },
});
