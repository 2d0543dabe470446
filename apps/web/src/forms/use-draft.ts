import { useEffect, useState } from 'react';
import { dropDraft, readDraft, writeDraft } from '../drafts/drafts';
import type { Values } from './schema';

/** Pause in typing after which the draft is kept, ms. */
const PAUSE = 300;

/**
 * The values of a form, kept in this tab while it is being filled in.
 * @param id what is recorded and for whom
 * @param initial what the form begins with
 */
export function useDraft(id: string, initial: Values) {
  const [restored] = useState(() => readDraft<Values>(id));
  const [values, setValues] = useState<Values>(restored ?? initial);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (!touched) return;
    const timer = setTimeout(() => writeDraft(id, values), PAUSE);
    return () => clearTimeout(timer);
  }, [id, touched, values]);
  const change = (next: Values): void => {
    setTouched(true);
    setValues(next);
  };
  const forget = (): void => {
    dropDraft(id);
    setTouched(false);
    setValues(initial);
  };
  /** It was recorded: a later pause must not keep it again. */
  const done = (): void => {
    setTouched(false);
    dropDraft(id);
  };
  return { values, change, forget, done, isRestored: restored !== null && !touched };
}
