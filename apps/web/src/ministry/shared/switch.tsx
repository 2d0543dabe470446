import { useFigureTexts } from './texts';
import type { Of } from './quarter-figures';
import classes from './figures.module.css';

interface SwitchProps {
  readonly of: Of;
  readonly change: (of: Of) => void;
}
/** Families or children. */
export function CountedSwitch({ of, change }: SwitchProps) {
  const t = useFigureTexts();
  return (
    <div className={classes.switch} role="group" aria-label={t('counted')}>
      {(['families', 'minors'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={one === of} onClick={() => change(one)}>
          {t(one)}
        </button>
      ))}
    </div>
  );
}
