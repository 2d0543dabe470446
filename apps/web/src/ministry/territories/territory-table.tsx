import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { csvOf, saveText } from '../../chart/csv';
import { useCommon } from '../../i18n';
import { useMe } from '../../session/use-session';
import { DataTable, type Column } from '../../ui/data-table';
import { linkTo } from '../shared/place';
import { figureOf } from '../shared/quarter-figures';
import { mayName } from '../shared/rights';
import { StatusBadge } from '../shared/status-badge';
import { useFigureTexts } from '../shared/texts';
import { changeOf, FIGURES, signed, type Figure, type Row, type Shown } from './rows';
import { useTerritoryTexts } from './texts';
import { wayTo } from './way';

/** The four figures of every territory, and how far its quarter is. */
export function TerritoryTable({ rows, of, quarter }: Shown) {
  const t = useTerritoryTexts();
  const f = useFigureTexts();
  const common = useCommon();
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t('territory'),
      kind: 'strong',
      cell: ({ unit, name }) => <Link to={linkTo('/quarter', { unit, quarter })}>{name}</Link>,
    },
    ...FIGURES.map((figure) => ({
      key: figure,
      title: f(`figure.${figure}`),
      kind: 'number' as const,
      cell: (row: Row) => <Counted row={row} figure={figure} of={of} quarter={quarter} />,
    })),
    { key: 'change', title: t('change'), kind: 'number', cell: (row) => signed(changeOf(row, of, 'closing')) },
    { key: 'state', title: t('state'), cell: ({ now }) => (now ? <StatusBadge status={now.status} /> : null) },
  ];
  const save = (): void => {
    const head = [t('territory'), ...FIGURES.map((figure) => f(`figure.${figure}`)), t('change')];
    const lines = rows.map((row) => [
      row.name,
      ...FIGURES.map((figure) => figureOf(row.now, of, figure)),
      changeOf(row, of, 'closing'),
    ]);
    saveText(`territories-${of}-${quarter}.csv`, csvOf([head, ...lines]));
  };
  return (
    <>
      <DataTable label={t('table')} columns={columns} rows={rows} rowKey={({ unit }) => unit} />
      <Button className="no-print" mt={10} ml={-8} variant="subtle" size="compact-sm" onClick={save}>
        {common('chart.csv')}
      </Button>
    </>
  );
}

interface CountedProps extends Omit<Shown, 'rows'> {
  readonly row: Row;
  readonly figure: Figure;
}
/** A number that leads to its families, for those who may see them; nothing is behind a zero. */
function Counted({ row, figure, of, quarter }: CountedProps) {
  const f = useFigureTexts();
  const { roles } = useMe();
  const n = figureOf(row.now, of, figure);
  if (n === null) return '—';
  if (n === 0 || !mayName(roles)) return n;
  const label = `${row.name}, ${f(`figure.${figure}`)}: ${n}`;
  return (
    <Link to={wayTo({ unit: row.unit, quarter, of, figure }, roles)} aria-label={label}>
      {n}
    </Link>
  );
}
