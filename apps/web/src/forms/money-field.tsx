import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { kopecksOf, rublesText } from '../ui/money';
import type { LeafProps } from './leaf-props';
import { useFormTexts } from './texts';

/** What the box shows of what the form holds: rubles of a number of kopecks, or what was typed and is no money. */
const shown = (value: LeafProps['value']): string => {
  if (typeof value === 'number') return rublesText(value);
  return typeof value === 'string' ? value : '';
};

/** Money as people type it, rubles with kopecks; the form holds kopecks, or the text itself while it is no sum. */
export function MoneyField({ label, required, value, change, error }: LeafProps) {
  const t = useFormTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (): void => {
    if (typed === null) return;
    change(typed.trim() === '' ? undefined : (kopecksOf(typed) ?? typed));
    setTyped(null);
  };
  return (
    <TextInput
      label={label}
      required={required}
      placeholder="12 345,67"
      inputMode="decimal"
      rightSection="₽"
      styles={{ wrapper: { maxWidth: 180 }, section: { color: 'var(--k-text-2)' } }}
      value={typed ?? shown(value)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
      error={typeof value === 'string' ? t('badMoney') : error}
    />
  );
}
