import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';
import type { Card, HistoryItem } from '../../api/types';
import { Page, Section } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';
import { remarkText } from '../../words/remarks';
import { nameText } from '../../words/person-name';
import { StateBadge } from '../../words/state-badge';
import { Proposals } from '../corrections/proposals';
import { DutyLine } from './duty-line';
import { Facts } from './facts';
import { HistoryList } from './history-list';
import { Members } from './members';
import { Programmes } from './programme';
import { useCardTexts } from './texts';
import { useCard, useDuties, useHistory } from './use-card';
import classes from './card.module.css';

/** The family's card: who they are, where the case stands, what is due, what was done. */
export function CardPage() {
  const { familyId = '' } = useParams();
  const t = useCardTexts();
  const card = useCard(familyId);
  return (
    <Page
      title={t('title')}
      heading={card.data === undefined ? t('title') : headingOf(card.data, t('title'))}
      lead={card.data === undefined ? null : <Lead card={card.data} />}
      actions={
        <>
          <Button variant="default" onClick={() => print()}>
            {t('print')}
          </Button>
          <Button component={Link} to={`/families/${familyId}/record`}>
            {t('record')}
          </Button>
        </>
      }
    >
      <Loaded query={card}>{(data) => <Parts card={data} />}</Loaded>
    </Page>
  );
}

/** Children carry a family's file, but adults give it its name: the first adult, as the bank has it. */
function headingOf({ members }: Card, otherwise: string): string {
  const named = members.find(({ role, name }) => role !== 'KR-08' && nameText(name) !== null) ?? members[0];
  return nameText(named?.name) ?? otherwise;
}

function Lead({ card }: { readonly card: Card }) {
  const t = useCardTexts();
  const names = useNames();
  return (
    <span className={classes.lead}>
      <StateBadge region="main" state={String(card.states['main'])} />
      <span>{names.municipality(card.municipality)}</span>
      {card.daysOnRegister === null ? null : <span>{t('days', { count: card.daysOnRegister })}</span>}
      {card.episode > 1 ? <span>{t('episode', { number: card.episode })}</span> : null}
    </span>
  );
}

const NOTHING: readonly HistoryItem[] = [];

function Parts({ card }: { readonly card: Card }) {
  const t = useCardTexts();
  const duties = useDuties(card.familyId);
  const history = useHistory(card.familyId);
  return (
    <>
      {card.warnings.length === 0 ? null : (
        <Notice tone="soon" title={t('warnings')}>
          <ul className={classes.plain}>
            {card.warnings.map(({ code, text }) => (
              <li key={code}>{remarkText(code, text)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Proposals subject={{ resource: 'families', id: card.familyId }} history={history.data?.items ?? NOTHING} />
      <div className={classes.columns}>
        <Section title={t('members')}>
          <Members card={card} />
        </Section>
        <Section title={t('case')}>
          <Facts card={card} />
        </Section>
      </div>
      <Section title={t('duties')}>
        <Loaded query={duties}>{({ items, on }) => <DutyLine duties={items} on={on} />}</Loaded>
      </Section>
      <Section title={t('programme')}>
        <Programmes familyId={card.familyId} />
      </Section>
      <Section title={t('history')}>
        <Loaded query={history}>{({ items }) => <HistoryList familyId={card.familyId} items={items} />}</Loaded>
      </Section>
    </>
  );
}
