import type { ReactNode } from 'react';
import type { Card } from '../../api/types';
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
      <Row name={t('curator')}>{curatorOf(card, names, t('notNamed'))}</Row>
      {card.level === null ? null : (
        <Row name={t('levelNow')}>
          {names.code(card.level.code)}, {t('since')} <Day day={card.level.since} />
        </Row>
      )}
      {card.dangerLevel === null ? null : <Row name={t('danger')}>{names.code(String(card.dangerLevel))}</Row>}
      {grounds.length === 0 ? null : (
        <Row name={t('grounds')}>
          {grounds.map((code) => (
            <span key={code} className={classes.ground}>
              {names.code(code)}
            </span>
          ))}
        </Row>
      )}
      {REGIONS.map(([region, silent]) => {
        const state = card.states[region];
        return typeof state !== 'string' || silent.includes(state) ? null : (
          <Row key={region} name={t(`region.${region}`)}>
            <StateBadge region={region} state={state} />
          </Row>
        );
      })}
      {card.nextReviewOn === null ? null : (
        <Row name={t('nextReview')}>
          <Day day={String(card.nextReviewOn)} />
        </Row>
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

const Row = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
