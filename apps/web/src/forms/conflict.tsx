import { Button } from '@mantine/core';
import type { Card, HistoryItem } from '../api/types';
import { instantText } from '../ui/dates';
import { useCommon } from '../i18n';
import { Notice } from '../ui/tone';
import { useNames } from '../words/names';
import { useFormTexts } from './texts';

interface ConflictProps {
  /** The revision that the writer had seen. */
  readonly seen: number;
  readonly card: Card;
  readonly history: readonly HistoryItem[];
  readonly timeZone: string;
  readonly accept: (revision: number) => void;
}
/** Who changed the card meanwhile, when and how; what was typed stays. */
export function Conflict({ seen, card, history, timeZone, accept }: ConflictProps) {
  const t = useFormTexts();
  const common = useCommon();
  const names = useNames();
  const since = history.filter(({ revision }) => revision > seen);
  // Card and history come apart: whichever is ahead is what one reads here.
  const known = Math.max(card.revision, since.at(-1)?.revision ?? seen);
  return (
    <Notice tone="soon" title={t('conflict')} live>
      <ul style={{ margin: '0 0 8px', paddingLeft: 18 }}>
        {since.map(({ eventId, type, actor, recordedAt }) => (
          <li key={eventId}>
            {t('conflictWho', {
              what: names.event(type),
              who: actor.officerId === undefined ? common(`roles.${actor.role}`) : names.officer(actor.officerId),
              when: instantText(recordedAt, timeZone),
            })}
          </li>
        ))}
      </ul>
      <p style={{ margin: '0 0 8px' }}>{t('conflictKept')}</p>
      <Button size="xs" type="button" loading={known <= seen} onClick={() => accept(known)}>
        {t('conflictAgain')}
      </Button>
    </Notice>
  );
}
