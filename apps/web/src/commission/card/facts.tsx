import type { ReactNode } from 'react';
import type { Card } from '../../api/types';
import { Term } from '../../ui/term';
import { Day } from '../../ui/when';
import { useNames, type Names } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import type { Region } from '../../words/state-texts';
import { useCardTexts } from './texts';
import classes from './card.module.css';

/** Regions of the state that are told only when there is something to tell. */
const REGIONS: readonly (readonly [Region, silent: readonly string[]])[] = [
  ['programme', []],
  ['bank', ['BANK_ABSENT']],
  ['level', ['LVL_NONE']],
  ['group', ['GRP_NONE']],
  ['emergency', ['EM_NONE', 'EM_NO_THREAT']],
];

/** Where the case stands: who answers, how grave it is, what is next. */
export function Facts({ card }: { readonly card: Card }) {
  const t = useCardTexts();
  const names = useNames();
  const grounds = [...new Set(card.subjects.flatMap((subject) => subject.grounds))];
  return (
    <dl className={classes.facts}>
      <Term name={t('curator')}>{curatorOf(card, names, t('notNamed'))}</Term>
      {card.level === null ? null : (
        <Term name={t('levelNow')}>
          {names.code(card.level.code)}, {t('since')} <Day day={card.level.since} />
        </Term>
      )}
      {card.dangerLevel === null ? null : <Term name={t('danger')}>{names.code(String(card.dangerLevel))}</Term>}
      {grounds.length === 0 ? null : (
        <Term name={t('grounds')}>
          {grounds.map((code) => (
            <span key={code} className={classes.ground}>
              {names.code(code)}
            </span>
          ))}
        </Term>
      )}
      {REGIONS.map(([region, silent]) => {
        const state = card.states[region];
        return typeof state !== 'string' || silent.includes(state) ? null : (
          <Term key={region} name={t(`region.${region}`)}>
            <StateBadge region={region} state={state} />
          </Term>
        );
      })}
      {card.nextReviewOn === null ? null : (
        <Term name={t('nextReview')}>
          <Day day={String(card.nextReviewOn)} />
        </Term>
      )}
    </dl>
  );
}

function curatorOf({ curator }: Card, names: Names, nobody: string): ReactNode {
  if (curator === null) return nobody;
  const { officerId, agencyId } = curator;
  return (
    <>
      {officerId === null || officerId === undefined ? null : <>{names.officer(officerId)}, </>}
      {names.agency(agencyId)}
    </>
  );
}
