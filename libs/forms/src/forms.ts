import { bankList } from './lists/bank-list';
import { deadlinesList } from './lists/deadlines-list';
import { municipalList, quarterlyList, republicanList } from './lists/register-lists';

/** Every form that can be exported, by its id. */
export const FORMS = {
  'F-M6': municipalList,
  'F-M7': quarterlyList,
  'F-M8': republicanList,
  BANK: bankList,
  DEADLINES: deadlinesList,
} as const;
export type FormId = keyof typeof FORMS;
export const formIds = Object.keys(FORMS) as readonly FormId[];
/** A line of a form. */
export type RowOf<F extends FormId> = (typeof FORMS)[F] extends { readonly keys: (row: infer Row) => unknown }
  ? Row
  : never;
