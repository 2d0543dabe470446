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
}
export const FormCtx = createContext<FormContext | null>(null);
/** What stands below a field, by its path. Apart from the rest: it changes with every key, and no field hangs on it. */
export const BelowCtx = createContext<Readonly<Record<string, ReactNode>> | undefined>(undefined);

/** @throws Error outside of a form */
export function useForm(): FormContext {
  const form = useContext(FormCtx);
  if (form === null) throw new Error('a field stands in no form');
  return form;
}
