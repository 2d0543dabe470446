import { lazy, Suspense, useRef, useState } from 'react';
import { clauseText, type OfLaw } from './clause';
import { useClauseTexts } from './clause-texts';
import classes from './clause.module.css';

/** Opened now and then: it comes with the first clause that is looked at. */
const ClauseDialog = lazy(() => import('./clause-dialog'));

/** The clause of a duty; pressed, it says what the law asks for. */
export function ClauseLink({ duty }: { readonly duty: OfLaw }) {
  const t = useClauseTexts();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const clause = clauseText(duty.clause);
  // The dialog goes with all that is in it, so it cannot give the focus back by itself.
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={classes.link}
        aria-haspopup="dialog"
        aria-label={t('open', { clause })}
        onClick={() => setOpen(true)}
      >
        {clause}
      </button>
      {isOpen ? (
        <Suspense>
          <ClauseDialog duty={duty} close={close} />
        </Suspense>
      ) : null}
    </>
  );
}
