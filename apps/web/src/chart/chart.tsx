import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useCommon } from '../i18n';
import { DataTable } from '../ui/data-table';
import { Loading } from '../ui/states';
import { saveCsv } from './csv';
import type { ChartProps } from './props';
import classes from './chart.module.css';

/** The library is as heavy as the rest of the page: it comes when the first chart is looked at. */
const Drawing = lazy(() => import('./drawing'));

/** A chart that is also a table and a CSV file: nobody has to read a figure off a picture. */
export function Chart(props: ChartProps) {
  const t = useCommon();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>
        <span>{props.title}</span>
        <span className={`${classes.buttons} no-print`}>
          <Button variant="subtle" size="compact-sm" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? t('chart.chart') : t('chart.table')}
          </Button>
          <Button variant="subtle" size="compact-sm" onClick={() => saveCsv(props)}>
            {t('chart.csv')}
          </Button>
        </span>
      </figcaption>
      {asTable ? (
        <ChartTable {...props} />
      ) : (
        <Suspense fallback={<Loading />}>
          <Drawing {...props} />
        </Suspense>
      )}
    </figure>
  );
}

function ChartTable({ title, by, categories, series }: ChartProps) {
  const columns = [
    { key: 'by', title: by, cell: (row: number) => categories[row], kind: 'strong' as const },
    ...series.map(({ name, values }) => ({
      key: name,
      title: name,
      cell: (row: number) => values[row] ?? '—',
      kind: 'number' as const,
    })),
  ];
  return <DataTable label={title} columns={columns} rows={categories.map((_, index) => index)} rowKey={String} />;
}
