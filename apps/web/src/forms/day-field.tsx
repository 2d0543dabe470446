import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { dayText, parseDay } from '../ui/dates';
import type { LeafProps } from './leaf-props';
import { useFormTexts } from './texts';

/** A day as people type it; the form holds `YYYY-MM-DD`, or the text itself while it is no day yet. */
export function DayField({ label, required, value, change, error }: LeafProps) {
  const t = useFormTexts();
  const known = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (): void => {
    if (typed === null) return;
    change(typed.trim() === '' ? undefined : (parseDay(typed) ?? typed));
    setTyped(null);
  };
  const wrong = known !== '' && parseDay(known) === null ? t('badDay') : undefined;
  return (
    <TextInput
      label={label}
      required={required}
      placeholder={t('dayHint')}
      inputMode="numeric"
      styles={{ wrapper: { maxWidth: 180 } }}
      value={typed ?? dayText(known)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
      error={error ?? wrong}
    />
  );
}

/** A local day with its time; the form holds `YYYY-MM-DDTHH:MM`. */
export function MomentField({ label, required, value, change, error }: LeafProps) {
  const t = useFormTexts();
  const [day = '', time = ''] = typeof value === 'string' ? value.split('T') : [];
  const put = (nextDay: string, nextTime: string): void =>
    change(nextDay === '' && nextTime === '' ? undefined : `${nextDay}T${nextTime}`);
  const wrong = time !== '' && !/^\d{2}:\d{2}(?::\d{2})?$/.test(time) ? t('badTime') : undefined;
  return (
    <div style={{ display: 'flex', gap: 8, alignItems: 'flex-end' }}>
      <DayField
        label={label}
        required={required}
        value={day}
        change={(next) => put(typeof next === 'string' ? next : '', time)}
        error={error}
      />
      <TextInput
        aria-label={`${label}, ${t('timeHint')}`}
        placeholder={t('timeHint')}
        w={90}
        value={time}
        onChange={(event) => put(day, event.currentTarget.value)}
        error={wrong}
      />
    </div>
  );
}
