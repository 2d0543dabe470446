import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Card, HistoryItem } from '../../api/types';
import { dayText } from '../../ui/dates';
import { Page, Section } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { Reads } from '../reads/reads';
import { CurrentCase, WithCase } from '../with-case';
import { CardLines, Differences } from './card-lines';
import { MissedTerms } from './missed-terms';
import { brokenAt, NOW, useCard, useHistory, type Moment } from './moment';
import { MomentSlider } from './moment-slider';
import { familyName } from './told-card';
import { Parts } from './parts';
import { Timeline } from './timeline';
import { useReplayTexts } from './texts';

/** A family's whole history: as it was on any day, as it was known on any day, and what it should have been. */
export function ReplayPage() {
  const { familyId = '' } = useParams();
  return (
    <WithCase>
      <Replay key={familyId} familyId={familyId} />
    </WithCase>
  );
}

function Replay({ familyId }: { readonly familyId: string }) {
  const t = useReplayTexts();
  const history = useHistory(familyId);
  const { data: card } = useCard(familyId, NOW);
  return (
    <Page title={t('title')} heading={(card && familyName(card)) ?? t('title')} lead={<CurrentCase />}>
      <Loaded query={history}>{(items) => <Whole familyId={familyId} items={items} />}</Loaded>
    </Page>
  );
}

/** A slider that rests this long has arrived, ms. */
const SETTLE_MS = 250;

interface WholeProps {
  readonly familyId: string;
  readonly items: readonly HistoryItem[];
}
function Whole({ familyId, items }: WholeProps) {
  const t = useReplayTexts();
  const [moment, setMoment] = useState<Moment>(NOW);
  // A slider passes many days on its way; only where it stays is read, for every reading is recorded.
  const [settled] = useDebouncedValue(moment, SETTLE_MS);
  const [pinned, setPinned] = useState<Moment>(NOW);
  const then = useCard(familyId, settled);
  const other = useCard(familyId, pinned);
  return (
    <>
      <Parts />
      <Section title={t('moment')}>
        <MomentSlider items={items} moment={moment} change={setMoment} />
      </Section>
      <Section title={useCardTitle(settled)} aside={<Pin moment={settled} pinned={pinned} pin={setPinned} />}>
        <Loaded query={then}>{(card) => <Cards then={card} other={other.data ?? null} pinned={pinned} />}</Loaded>
      </Section>
      <Section title={t('missed')} id="missed">
        <MissedTerms familyId={familyId} moment={settled} />
      </Section>
      <Section title={t('timeline')} id="timeline">
        <Timeline items={items} moment={moment} />
      </Section>
      <Section title={t('proof')} id="proof">
        <Proof items={items} />
      </Section>
      <Section title={t('reads')} id="reads">
        <Reads family={familyId} />
      </Section>
    </>
  );
}

function useCardTitle({ asOf, knownOn }: Moment): string {
  const t = useReplayTexts();
  const day = asOf === null ? t('today').toLowerCase() : dayText(asOf);
  return knownOn === null ? t('card', { day }) : t('cardKnown', { day, known: dayText(knownOn) });
}

const isNow = ({ asOf, knownOn }: Moment): boolean => asOf === null && knownOn === null;

interface PinProps {
  readonly moment: Moment;
  readonly pinned: Moment;
  readonly pin: (moment: Moment) => void;
}
/** Keeps the moment that is looked at, so that another one can be laid beside it. */
function Pin({ moment, pinned, pin }: PinProps) {
  const t = useReplayTexts();
  if (!isNow(pinned))
    return (
      <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => pin(NOW)}>
        {t('unpin')}
      </Button>
    );
  return isNow(moment) ? null : (
    <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => pin(moment)}>
      {t('pin')}
    </Button>
  );
}

interface CardsProps {
  readonly then: Card | null;
  readonly other: Card | null;
  readonly pinned: Moment;
}
function Cards({ then, other, pinned }: CardsProps) {
  const t = useReplayTexts();
  if (then === null) return <Empty title={t('none')} text={t('noneText')} />;
  return (
    <>
      <CardLines card={then} />
      {other === null ? null : <Differences then={then} other={other} pinned={pinned} />}
    </>
  );
}

/** Each record holds the hash of the one before: what was changed or taken out breaks the chain. */
function Proof({ items }: Pick<WholeProps, 'items'>) {
  const t = useReplayTexts();
  const broken = brokenAt(items);
  if (broken !== null)
    return <Notice tone="late">{t('broken', { revision: items[broken]?.revision ?? broken })}</Notice>;
  return (
    <Notice tone="done" title={t('intact', { count: items.length })}>
      {t('proofText', { hash: items.at(-1)?.hash.slice(0, 16) ?? '' })}…
    </Notice>
  );
}
