import { Counted } from '../shared/counted';
import { useFigureTexts } from '../shared/texts';
import { useIndicatorTexts } from './texts';
import classes from '../shared/figures.module.css';

/** A number, hidden, or a balance of several. */
export type Value = number | null | Readonly<Record<string, number | null>>;
/** What the number is, for the page of its families; null where organisations or people are counted. */
type Of = Readonly<Record<'of' | 'unit' | 'year' | 'figure', string>> | null;

interface CellProps {
  readonly value: Value;
  readonly moves: number | null;
  readonly of: Of;
}
/** A figure of one year. A family may move more than once: then the moves stand below. */
export function Cell({ value, moves, of }: CellProps) {
  const t = useIndicatorTexts();
  if (typeof value === 'object' && value !== null) return <Several values={value} of={of} />;
  return (
    <span>
      <Figure n={value} of={of} />
      {moves !== null && moves !== value ? (
        <small style={{ display: 'block' }}>{t('moves', { count: moves })}</small>
      ) : null}
    </span>
  );
}

function Figure({ n, of }: { readonly n: number | null; readonly of: Of }) {
  const f = useFigureTexts();
  if (n === null) return f('hidden');
  return of === null ? (
    n
  ) : (
    <Counted n={n} of={of}>
      {n}
    </Counted>
  );
}

/** Several figures in a cell: what each counts stands left, the number right. */
function Several({ values, of }: { readonly values: Readonly<Record<string, number | null>>; readonly of: Of }) {
  const t = useIndicatorTexts();
  // One piece: on a narrow screen a cell lays its pieces side by side.
  return (
    <span className={classes.all}>
      {Object.entries(values).map(([name, n]) => (
        <span key={name} className={classes.several}>
          <span>{t(name)}</span> <Figure n={n} of={of === null ? null : { ...of, figure: `${of.figure}.${name}` }} />
        </span>
      ))}
    </span>
  );
}
