import { useMemo } from 'react';
import type { Card, HistoryItem } from '../../api/types';
import { CommandForm } from '../../forms/command-form';
import type { Schema } from '../../forms/schema';
import { fromBody } from '../../forms/values';
import { standingBody } from './standing';
import { useCorrectionTexts } from './texts';

export type Kind = 'CORRECTION' | 'ANNULMENT';

interface CorrectFormProps {
  readonly kind: Kind;
  readonly card: Card;
  readonly item: HistoryItem;
  readonly history: readonly HistoryItem[];
  /** Fields of the event's type. */
  readonly event: Schema;
  readonly timeZone: string;
  readonly done: () => void;
}
/** `POST /families/{id}/events/{event}/corrections` or `…/annulments`, filled in with what the record says now. */
export function CorrectForm({ kind, card, item, history, event, timeZone, done }: CorrectFormProps) {
  const t = useCorrectionTexts();
  const schema = useMemo(() => (kind === 'ANNULMENT' ? annulment(t) : correction(t, event)), [kind, t, event]);
  const initial = useMemo(
    () => (kind === 'ANNULMENT' ? {} : { replacement: fromBody(event, standingBody(item, history), timeZone) }),
    [kind, event, item, history, timeZone],
  );
  return (
    <CommandForm
      familyId={card.familyId}
      command={kind === 'ANNULMENT' ? 'annul-event' : 'correct-event'}
      to={`events/${item.eventId}/${kind === 'ANNULMENT' ? 'annulments' : 'corrections'}`}
      schema={schema}
      initial={initial}
      card={card}
      history={history}
      municipality={card.municipality}
      timeZone={timeZone}
      done={done}
      sends={t('propose')}
    />
  );
}

type Word = (key: string) => string;
/** Words are those of the page; the shape is `annulmentBody` and `correctionBody` of the contract. */
const text = (title: string): Schema => ({ type: 'string', title, 'x-title-en': title, maxLength: 2000 });
const REASONS = ['ENTERED_BY_MISTAKE', 'WRONG_CASE', 'DUPLICATE', 'OTHER'];

const annulment = (t: Word): Schema => ({
  type: 'object',
  required: ['reason'],
  properties: {
    reason: {
      ...{ type: 'string', title: t('annulReason'), 'x-title-en': t('annulReason'), enum: REASONS },
      'x-titles': Object.fromEntries(
        REASONS.map((code) => [code, { ru: t(`because.${code}`), en: t(`because.${code}`) }]),
      ),
    },
    reasonText: text(t('annulText')),
  },
});

const correction = (t: Word, event: Schema): Schema => ({
  type: 'object',
  required: ['reason', 'replacement'],
  properties: {
    reason: text(t('reason')),
    replacement: { ...event, title: t('replacement'), 'x-title-en': t('replacement') },
  },
});
