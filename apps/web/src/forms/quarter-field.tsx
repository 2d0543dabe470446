import { Select } from '@mantine/core';
import { language } from '../i18n/language';
import { clock } from '../ui/clock';
import { lastQuarters, quarterOf, quarterText } from '../ui/quarters';
import type { LeafProps } from './leaf-props';
import { useFormTexts } from './texts';

/** Two years back: reports about a quarter come within months. */
const QUARTERS = 8;

/** A quarter, chosen by its words; the form holds `2026-Q1`. */
export function QuarterField({ label, required, value, change, error }: LeafProps) {
  const t = useFormTexts();
  const known = typeof value === 'string' ? value : null;
  const offered = lastQuarters(quarterOf(clock.today('Europe/Moscow')), QUARTERS).toReversed();
  const all = known === null || offered.includes(known) ? offered : [known, ...offered];
  return (
    <Select
      label={label}
      required={required}
      placeholder={t('choose')}
      data={all.map((quarter) => ({ value: quarter, label: quarterText(quarter, language.get() === 'ru') }))}
      value={known}
      onChange={(next) => change(next ?? undefined)}
      allowDeselect={!required}
      error={error}
    />
  );
}
