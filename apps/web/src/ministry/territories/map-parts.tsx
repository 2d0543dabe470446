import { DataTable, type Column } from '../../ui/data-table';
import { figureOf } from '../shared/quarter-figures';
import { useFigureTexts } from '../shared/texts';
import { changeOf, signed, type Mapped, type Row } from './rows';
import { useTerritoryTexts } from './texts';
import type { Shade } from './tiles';
import classes from './map.module.css';

const rangeText = ({ from, to }: Shade): string => (from === to ? String(from) : `${from}–${to}`);

/** Which figures a shade stands for. */
export function Legend({ shades }: { readonly shades: readonly Shade[] }) {
  const t = useTerritoryTexts();
  return (
    <figcaption>
      <ul className={classes.legend} aria-label={t('legend')}>
        <li>
          <span className={classes.chip} data-step={0} /> {t('none')}
        </li>
        {shades.map((shade) => (
          <li key={shade.step}>
            <span className={classes.chip} data-step={shade.step} /> {rangeText(shade)}
          </li>
        ))}
      </ul>
    </figcaption>
  );
}

/** The map as a table: the chosen figure from the greatest down, and its share of the whole as a bar. */
export function Ranked({ rows, of, figure }: Mapped) {
  const t = useTerritoryTexts();
  const f = useFigureTexts();
  const n = (row: Row): number => figureOf(row.now, of, figure) ?? 0;
  const most = Math.max(1, ...rows.map(n));
  const columns: readonly Column<Row>[] = [
    { key: 'name', title: t('territory'), kind: 'strong', cell: ({ name }) => name },
    {
      key: 'n',
      title: f(`figure.${figure}`),
      cell: (row) => (
        <span className={classes.bar}>
          <span>{figureOf(row.now, of, figure) ?? '—'}</span>
          <span aria-hidden="true" style={{ inlineSize: `${(n(row) / most) * 100}%` }} />
        </span>
      ),
    },
    { key: 'change', title: t('change'), kind: 'number', cell: (row) => signed(changeOf(row, of, figure)) },
  ];
  const ordered = rows.toSorted((a, b) => n(b) - n(a));
  return <DataTable label={t('ranked')} columns={columns} rows={ordered} rowKey={({ unit }) => unit} />;
}
