import { Button } from '@mantine/core';
import { useId } from 'react';
import type { HistoryItem } from '../../api/types';
import { clock } from '../../ui/clock';
import { addDays, dayText, daysBetween } from '../../ui/dates';
import { NOW, type Moment } from './moment';
import { useReplayTexts } from './texts';
import classes from './replay.module.css';

interface MomentSliderProps {
  readonly items: readonly HistoryItem[];
  readonly moment: Moment;
  readonly change: (moment: Moment) => void;
}
/** Two sliders over the days of the family: one for what had happened, one for what was known. */
export function MomentSlider({ items, moment, change }: MomentSliderProps) {
  const t = useReplayTexts();
  const last = clock.today('Europe/Moscow');
  const happened = items.map(({ occurredOn }) => occurredOn).toSorted();
  const recorded = items.map(({ recordedAt }) => recordedAt.slice(0, 10)).toSorted();
  const first = happened[0] ?? last;
  return (
    <div className={classes.sliders}>
      <DaySlider
        label={t('occurred')}
        hint={t('occurredHint')}
        {...{ first, last, marks: happened, day: moment.asOf }}
        change={(asOf) => change({ ...moment, asOf })}
      />
      <DaySlider
        label={t('known')}
        hint={t('knownHint')}
        {...{ first, last, marks: recorded, day: moment.knownOn }}
        change={(knownOn) => change({ ...moment, knownOn })}
      />
      <Button className="no-print" variant="default" size="xs" onClick={() => change(NOW)}>
        {t('today')}
      </Button>
    </div>
  );
}

interface DaySliderProps {
  readonly label: string;
  readonly hint: string;
  readonly first: string;
  readonly last: string;
  /** Days on which something is to be seen. */
  readonly marks: readonly string[];
  /** Null: today. */
  readonly day: string | null;
  readonly change: (day: string | null) => void;
}
function DaySlider({ label, hint, first, last, marks, day, change }: DaySliderProps) {
  const id = useId();
  const t = useReplayTexts();
  const days = Math.max(1, daysBetween(first, last));
  const shown = day ?? last;
  const at = daysBetween(first, shown);
  const choose = (to: number): void => change(to >= days ? null : addDays(first, to));
  return (
    <div className={classes.slider}>
      <label htmlFor={id}>
        <strong>
          {label}: {day === null ? `${t('today').toLowerCase()}, ${dayText(last)}` : dayText(day)}
        </strong>{' '}
        <span>{hint}</span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={days}
        value={at}
        aria-valuetext={dayText(shown)}
        onChange={(event) => choose(Number(event.currentTarget.value))}
      />
      <div className={classes.marks} aria-hidden="true">
        {[...new Set(marks)].map((mark) => (
          <span key={mark} style={{ left: `${(100 * daysBetween(first, mark)) / days}%` }} />
        ))}
      </div>
    </div>
  );
}
