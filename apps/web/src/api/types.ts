import type { components } from './schema.gen';

type Schemas = components['schemas'];
/** Answers of the server by their names in the OpenAPI document. */
export type Card = Schemas['Card'];
export type BankRow = Schemas['Bank']['items'][number];
export type Numbered = Schemas['Numbers']['items'][number];
export type Work = Schemas['Work'];
export type Duty = Work['late'][number];
export type Waiting = Work['waiting'][number];
export type HistoryItem = Schemas['History']['items'][number];
export type JournalEntry = Schemas['Journal']['items'][number];
export type Violation = Schemas['Violation'];
export type Decided = Schemas['Decided'];
