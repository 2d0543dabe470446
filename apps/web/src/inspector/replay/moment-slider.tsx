import { Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { HistoryItem } from '../../api/types';
import { clock } from '../../ui/clock';
import { addDays, dayText, daysBetween, parseDay } from '../../ui/dates';
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

interface TypedDayProps {
  readonly label: string;
  readonly day: string;
  readonly choose: (day: string) => void;
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
/** The day typed instead of looked for with the slider; text that is no day yet changes nothing. */
function TypedDay({ label, day, choose }: TypedDayProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const take = (): void => {
    const to = typed === null ? null : parseDay(typed);
    if (to !== null) choose(to);
    setTyped(null);
  };
  return (
    <TextInput
      className="no-print"
      aria-label={label}
      size="xs"
      w={104}
      inputMode="numeric"
      value={typed ?? dayText(day)}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
    />
  );
}

function DaySlider({ label, hint, first, last, marks, day, change }: DaySliderProps) {
  const id = useId();
  const t = useReplayTexts();
  const days = Math.max(1, daysBetween(first, last));
  const shown = day ?? last;
  const at = daysBetween(first, shown);
  const choose = (to: number): void => change(to >= days ? null : addDays(first, Math.max(0, to)));
  return (
    <div className={classes.slider}>
      <div className={classes.sliderHead}>
        <label htmlFor={id}>
          <strong>
            {label}: {day === null ? `${t('today').toLowerCase()}, ${dayText(last)}` : dayText(day)}
          </strong>{' '}
          <span>{hint}</span>
        </label>
        <TypedDay label={t('typed', { what: label })} day={shown} choose={(to) => choose(daysBetween(first, to))} />
      </div>
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
