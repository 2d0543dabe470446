import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useParams } from 'react-router';
import type { Card, HistoryItem } from '../../api/types';
import { eventSchemaOf, type Schema } from '../../forms/schema';
import { BackLink } from '../../ui/back-link';
import { dayText } from '../../ui/dates';
import { Page, Surface } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useDirectory, useNames } from '../../words/names';
import { useCard, useHistory } from '../card/use-card';
import { CorrectForm, type Kind } from './correct-form';
import { useCorrectionTexts } from './texts';
import classes from './corrections.module.css';

/** A record that is wrong: what it should say, or that it should not be there; somebody else confirms it. */
export function CorrectPage() {
  const { familyId = '', eventId = '' } = useParams();
  const t = useCorrectionTexts();
  const card = useCard(familyId);
  const history = useHistory(familyId);
  const item = history.data?.items.find((one) => one.eventId === eventId);
  return (
    <Page title={t('title')} narrow lead={item === undefined ? null : <Lead item={item} />}>
      <Loaded query={card}>
        {(known) => (
          <Loaded query={history}>
            {({ items }) =>
              item === undefined ? <Empty title={t('gone')} /> : <Writing card={known} item={item} history={items} />
            }
          </Loaded>
        )}
      </Loaded>
    </Page>
  );
}

function Lead({ item: { occurredOn, type } }: { readonly item: HistoryItem }) {
  const t = useCorrectionTexts();
  const names = useNames();
  return <>{t('lead', { day: dayText(occurredOn), what: names.event(type) })}</>;
}

interface WritingProps {
  readonly card: Card;
  readonly item: HistoryItem;
  readonly history: readonly HistoryItem[];
}
function Writing({ card, item, history }: WritingProps) {
  const t = useCorrectionTexts();
  const directory = useDirectory();
  const schema = useQuery({ queryKey: ['static', 'event', item.type], queryFn: () => eventSchemaOf(item.type) });
  const [isDone, setDone] = useState(false);
  const [kind, setKind] = useState<Kind>('CORRECTION');
  const done = useCallback(() => setDone(true), []);
  if (isDone) return <Sent familyId={card.familyId} />;
  const place = directory.data?.municipalities.find(({ oktmo }) => oktmo === card.municipality);
  const draw = (event: Schema | null) =>
    event === null ? (
      <Empty title={t('nothing')} next={<BackLink to={`/families/${card.familyId}`} />} />
    ) : (
      <Surface>
        <Choice kind={kind} change={setKind} />
        <p className={classes.note}>{t('fourEyes')}</p>
        <CorrectForm
          key={kind}
          {...{ kind, card, item, history, event, done }}
          timeZone={place?.timeZone ?? 'Europe/Moscow'}
        />
      </Surface>
    );
  return <Loaded query={schema}>{draw}</Loaded>;
}

const KINDS: readonly Kind[] = ['CORRECTION', 'ANNULMENT'];
function Choice({ kind, change }: { readonly kind: Kind; readonly change: (kind: Kind) => void }) {
  const t = useCorrectionTexts();
  return (
    <fieldset className={classes.choice}>
      <legend>{t('how')}</legend>
      {KINDS.map((one) => (
        <label key={one}>
          <input type="radio" name="kind" checked={one === kind} onChange={() => change(one)} />
          {t(`kind.${one}`)}
        </label>
      ))}
    </fieldset>
  );
}

function Sent({ familyId }: { readonly familyId: string }) {
  const t = useCorrectionTexts();
  return (
    <>
      <Notice tone="done" title={t('sent')} live>
        {t('sentText')}
      </Notice>
      <BackLink to={`/families/${familyId}`} />
    </>
  );
}
