import { createContext, useContext, type ReactNode } from 'react';
import type { Card, HistoryItem } from '../api/types';

/** What the fields of one form share. */
export interface FormContext {
  /** The family that the form is about; null where it begins one. */
  readonly card: Card | null;
  readonly history: readonly HistoryItem[];
  /** The municipality whose officers and agencies come first. */
  readonly municipality: string;
  /** What is wrong, by the path of the field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly command: string;
  /** What stands below a field, by its path. */
  readonly below?: Readonly<Record<string, ReactNode>>;
}
export const FormCtx = createContext<FormContext | null>(null);

/** @throws Error outside of a form */
export function useForm(): FormContext {
  const form = useContext(FormCtx);
  if (form === null) throw new Error('a field stands in no form');
  return form;
}
