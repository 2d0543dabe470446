import { journalEntryRegistered } from '../catalogue/intake';
import { records } from '../shared/drafts';

/** C01: Enter a message in a journal. */
export const registerJournalEntry = records(journalEntryRegistered, {
  name: 'register-journal-entry',
  number: 'C01',
  title: { ru: 'Внести запись в журнал', en: 'Enter a message in a journal' },
  example: {
    occurredOn: '2026-02-02',
    journalHolderId: 'kdn-1',
    journalKind: 'PRIMARY_INFORMATION',
    paperNo: '5',
    fromWhom: 'Школа 1',
    problem: 'Ребёнок не посещает школу',
  },
});
