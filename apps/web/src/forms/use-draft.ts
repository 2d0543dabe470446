import { useState } from 'react';
import { dropDraft, readDraft, writeDraft } from '../drafts/drafts';
import type { Values } from './schema';

/**
 * The values of a form, kept in this tab while it is being filled in: at once, for whoever leaves or reloads the page
 * right after a key would lose what a pause was waited for.
 * @param id what is recorded and for whom
 * @param initial what the form begins with
 */
export function useDraft(id: string, initial: Values) {
  const [restored] = useState(() => readDraft<Values>(id));
  const [values, setValues] = useState<Values>(restored ?? initial);
  const [touched, setTouched] = useState(false);
  const change = (next: Values): void => {
    setTouched(true);
    setValues(next);
    writeDraft(id, next);
  };
  const forget = (): void => {
    dropDraft(id);
    setTouched(false);
    setValues(initial);
  };
  /** It was recorded. */
  const done = (): void => dropDraft(id);
  return { values, change, forget, done, isRestored: restored !== null && !touched };
}
