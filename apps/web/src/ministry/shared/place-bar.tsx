import { NativeSelect } from '@mantine/core';
import { useStore } from '../../ui/store';
import { language } from '../../i18n/language';
import { useMe } from '../../session/use-session';
import { REGION, today, usePlace, useUnits } from './place';
import { lastQuarters, quarterOf, quarterText } from '../../ui/quarters';
import { useFigureTexts } from './texts';
import classes from './figures.module.css';

/** Quarters that can be chosen: three years back. */
const SHOWN = 12;

interface PlaceBarProps {
  readonly withUnit?: boolean;
  readonly withQuarter?: boolean;
}
/** Chooses the territory and the quarter, as far as the page has them. */
export function PlaceBar({ withUnit = true, withQuarter = true }: PlaceBarProps) {
  const t = useFigureTexts();
  const { unit, quarter, set } = usePlace();
  return (
    <div className={classes.bar}>
      {withUnit ? <UnitSelect unit={unit} change={(chosen) => set({ unit: chosen })} label={t('unit')} /> : null}
      {withQuarter ? (
        <QuarterSelect quarter={quarter} change={(chosen) => set({ quarter: chosen })} label={t('period')} />
      ) : null}
    </div>
  );
}

interface SelectProps {
  readonly label: string;
  readonly change: (value: string) => void;
}
function UnitSelect({ unit, change, label }: SelectProps & { readonly unit: string }) {
  const t = useFigureTexts();
  const units = useUnits();
  const { municipalities } = useMe();
  const region = municipalities.includes('*') ? [{ value: REGION, label: t('region') }] : [];
  const data = [...region, ...units.map(({ unit: value, name }) => ({ value, label: name }))];
  return (
    <NativeSelect label={label} data={data} value={unit} onChange={(event) => change(event.currentTarget.value)} />
  );
}
function QuarterSelect({ quarter, change, label }: SelectProps & { readonly quarter: string }) {
  const isRussian = useStore(language) === 'ru';
  const known = lastQuarters(quarterOf(today()), SHOWN).toReversed();
  const all = known.includes(quarter) ? known : [...known, quarter];
  const data = all.map((value) => ({ value, label: quarterText(value, isRussian) }));
  return (
    <NativeSelect label={label} data={data} value={quarter} onChange={(event) => change(event.currentTarget.value)} />
  );
}
