import { Button } from '@mantine/core';
import { useState } from 'react';
import type { HistoryItem } from '../../api/types';
import { useWords } from '../../said/use-words';
import { standingAt } from './standing';
import { TimelineEvent } from './timeline-event';
import type { Moment } from './moment';
import { useReplayTexts } from './texts';
import classes from './replay.module.css';

/** Events that are shown before one asks for all. */
const FIRST = 60;

interface TimelineProps {
  readonly items: readonly HistoryItem[];
  readonly moment: Moment;
}
/** Everything that was recorded, by the day on which it happened; corrections stand over what they correct. */
export function Timeline({ items, moment }: TimelineProps) {
  const t = useReplayTexts();
  const [all, setAll] = useState(false);
  const words = useWords(items);
  const byId = new Map(items.map((item) => [item.eventId, item]));
  const ordered = items.toSorted((a, b) => a.occurredOn.localeCompare(b.occurredOn) || a.revision - b.revision);
  const shown = all ? ordered : ordered.slice(-FIRST);
  return (
    <>
      <p className={classes.same}>{t('timelineText')}</p>
      {shown.length < ordered.length ? (
        <Button variant="default" size="xs" onClick={() => setAll(true)}>
          {t('more', { count: ordered.length })}
        </Button>
      ) : null}
      <ol className={classes.timeline}>
        {shown.map((item) => (
          <TimelineEvent
            key={item.eventId}
            item={item}
            standing={standingAt(item, moment)}
            words={words}
            by={byId.get(item.annulledBy ?? item.correctedBy ?? '') ?? null}
          />
        ))}
      </ol>
    </>
  );
}
