import { lazy, Suspense, useState } from 'react';
import { clauseText, type OfLaw } from './clause';
import { useClauseTexts } from './clause-texts';
import classes from './clause.module.css';

/** Opened now and then: it comes with the first clause that is looked at. */
const ClauseDialog = lazy(() => import('./clause-dialog'));

/** The clause of a duty; pressed, it says what the law asks for. */
export function ClauseLink({ duty }: { readonly duty: OfLaw }) {
  const t = useClauseTexts();
  const [isOpen, setOpen] = useState(false);
  const clause = clauseText(duty.clause);
  return (
    <>
      <button
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
          <ClauseDialog duty={duty} close={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
