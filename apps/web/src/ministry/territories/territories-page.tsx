import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { Chart } from '../../chart/chart';
import { csvOf, saveText } from '../../chart/csv';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { Page, Section } from '../../ui/page';
import { Loading } from '../../ui/states';
import { linkTo, usePlace, useUnits } from '../shared/place';
import { PlaceBar } from '../shared/place-bar';
import { moved } from '../../ui/quarters';
import { figureOf, useQuarters, type Quarter } from '../shared/quarter-figures';
import { StatusBadge } from '../shared/status-badge';
import { CountedSwitch } from '../shared/switch';
import { useFigureTexts } from '../shared/texts';
import { useTerritoryTexts } from './texts';
import type { Of } from '../shared/quarter-figures';

interface Row {
  readonly unit: string;
  readonly name: string;
  readonly now: Quarter | undefined;
  readonly before: Quarter | undefined;
}
const COLUMNS = ['opening', 'in', 'out', 'closing'] as const;
const signed = (n: number): string => (n > 0 ? `+${n}` : String(n).replace('-', '−'));

/** The change of the closing balance within a year, or null where a year ago nothing was counted. */
function changeOf({ now, before }: Row, of: Of): number | null {
  const [is, was] = [figureOf(now, of, 'closing'), figureOf(before, of, 'closing')];
  return is === null || was === null ? null : is - was;
}

/** Every territory of the user's side by side; each leads to its own quarter. */
export function TerritoriesPage() {
  const t = useTerritoryTexts();
  const { quarter } = usePlace();
  const units = useUnits();
  const [of, setOf] = useState<Of>('families');
  const asked = units.map(({ unit }) => ({ unit, quarter }));
  const now = useQuarters(asked);
  const before = useQuarters(units.map(({ unit }) => ({ unit, quarter: moved(quarter, -4) })));
  const rows = units.map((one, at): Row => ({ ...one, now: now[at], before: before[at] }));
  const aside = <CountedSwitch of={of} change={setOf} />;
  return (
    <Page title={t('title')} lead={t('lead')} actions={<PlaceBar withUnit={false} />}>
      {rows.length === 0 ? <Loading /> : null}
      <Section title={t('table')} aside={aside}>
        <Territories rows={rows} of={of} quarter={quarter} />
      </Section>
      <Section title={t('chart')}>
        <Picture rows={rows} of={of} quarter={quarter} />
      </Section>
    </Page>
  );
}

interface ShownProps {
  readonly rows: readonly Row[];
  readonly of: Of;
  readonly quarter: string;
}
function Territories({ rows, of, quarter }: ShownProps) {
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
    ...COLUMNS.map((name) => ({
      key: name,
      title: f(`figure.${name}`),
      kind: 'number' as const,
      cell: ({ now }: Row) => figureOf(now, of, name) ?? '—',
    })),
    {
      key: 'change',
      title: t('change'),
      kind: 'number',
      cell: (row) => {
        const change = changeOf(row, of);
        return change === null ? '—' : signed(change);
      },
    },
    { key: 'state', title: t('state'), cell: ({ now }) => (now ? <StatusBadge status={now.status} /> : null) },
  ];
  const save = (): void => {
    const head = [t('territory'), ...COLUMNS.map((name) => f(`figure.${name}`)), t('change')];
    const lines = rows.map((row) => [
      row.name,
      ...COLUMNS.map((name) => figureOf(row.now, of, name)),
      changeOf(row, of),
    ]);
    saveText(`territories-${quarter}.csv`, csvOf([head, ...lines]));
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

function Picture({ rows, of, quarter }: ShownProps) {
  const t = useTerritoryTexts();
  const f = useFigureTexts();
  const ordered = rows.toSorted(
    (a, b) => (figureOf(b.now, of, 'closing') ?? 0) - (figureOf(a.now, of, 'closing') ?? 0),
  );
  return (
    <Chart
      title={f(of)}
      kind="horizontal"
      by={t('territory')}
      categories={ordered.map(({ name }) => name)}
      series={(['closing', 'in', 'out'] as const).map((name) => ({
        name: f(`figure.${name}`),
        values: ordered.map(({ now }) => figureOf(now, of, name)),
      }))}
      file={`territories-${of}-${quarter}`}
      height={Math.max(200, rows.length * 54 + 60)}
    />
  );
}
