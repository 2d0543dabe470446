import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { language } from '../../i18n/language';
import { useStore } from '../../ui/store';
import { inEnglish } from './in-english';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { csvOf, saveText } from '../../chart/csv';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { Page, Section } from '../../ui/page';
import { Loaded } from '../../ui/states';
import { clauseText } from '../../words/clause';
import { PlaceBar } from '../shared/place-bar';
import { today, usePlace } from '../shared/place';
import { useFigureTexts } from '../shared/texts';
import { Cell, type Value } from './cell';
import { useIndicatorTexts } from './texts';
import classes from '../shared/figures.module.css';

type Indicators = components['schemas']['Indicators'];
type Table = Indicators['tables'][number];
type Row = Table['rows'][number];
const valuesOf = ({ values }: Row): readonly Value[] => values as readonly Value[];
const SHOWN_YEARS = 4;

/** `GET /statistics/indicators`: tables 1 to 3 of the appendix (IRKUTSK App.), three years side by side. */
export function IndicatorsPage() {
  const t = useIndicatorTexts();
  const { unit, get, set } = usePlace();
  const isEnglish = useStore(language) === 'en';
  const thisYear = Number(today().slice(0, 4));
  const year = Number(get('year') ?? thisYear);
  const query = useQuery({
    queryKey: ['figures', 'indicators', unit, year],
    queryFn: async ({ signal }) => {
      const params = { query: { unit, year } };
      // Without `knownAt` no job is begun.
      return (await answered(api.GET('/api/v1/statistics/indicators', { params, signal }))) as Indicators;
    },
  });
  const years = Array.from({ length: SHOWN_YEARS }, (_, ago) => String(thisYear - ago));
  const bar = (
    <div className={classes.bar}>
      <PlaceBar withQuarter={false} />
      <NativeSelect
        label={t('year')}
        data={years}
        value={String(year)}
        onChange={(event) => set({ year: event.currentTarget.value })}
      />
    </div>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={bar}>
      <Loaded query={query}>{(data) => <Tables answer={isEnglish ? inEnglish(data) : data} />}</Loaded>
    </Page>
  );
}

function Tables({ answer }: { readonly answer: Indicators }) {
  const t = useIndicatorTexts();
  const f = useFigureTexts();
  const common = useCommon();
  const wording = useWording();
  const save = ({ table, rows }: Table): void => {
    const head = [t('row'), t('indicator'), ...answer.years.map(String), t('clause')];
    const lines = rows.map((row) => [row.row, row.title, ...valuesOf(row).map(wording), clauseText(row.clause)]);
    saveText(`indicators-${table}-${answer.unit}.csv`, csvOf([head, ...lines]));
  };
  return (
    <>
      {answer.tables.map((table) => (
        <Section
          key={table.table}
          title={`${t('table', { table: table.table })}. ${table.title}`}
          aside={
            <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => save(table)}>
              {common('chart.csv')}
            </Button>
          }
        >
          <IndicatorTable table={table} answer={answer} />
        </Section>
      ))}
      {(answer.masked ?? []).length > 0 ? <p className={classes.note}>{f('masked')}</p> : null}
    </>
  );
}

/** Values in words. */
function useWording(): (value: Value) => string {
  const t = useIndicatorTexts();
  const f = useFigureTexts();
  return (value) => {
    if (value === null) return f('hidden');
    if (typeof value !== 'object') return String(value);
    return Object.entries(value)
      .map(([name, n]) => `${t(name)} ${n === null ? f('hidden') : String(n)}`)
      .join(', ');
  };
}

function IndicatorTable({ table, answer: { unit, years } }: { readonly table: Table; readonly answer: Indicators }) {
  const t = useIndicatorTexts();
  const columns: readonly Column<Row>[] = [
    { key: 'row', title: t('row'), kind: 'minor', width: 48, cell: ({ row }) => row },
    { key: 'title', title: t('indicator'), kind: 'strong', cell: ({ title }) => title },
    ...years.map((year, at) => ({
      key: String(year),
      title: String(year),
      kind: 'number' as const,
      width: 148,
      cell: (row: Row) => (
        <Cell
          value={valuesOf(row)[at] ?? null}
          moves={row.moves?.[at] ?? null}
          of={table.table === 1 ? { of: 'indicators', unit, year: String(year), figure: row.indicator } : null}
        />
      ),
    })),
    { key: 'clause', title: t('clause'), kind: 'minor', width: 130, cell: ({ clause }) => clauseText(clause) },
  ];
  return (
    <DataTable
      label={table.title}
      columns={columns}
      rows={table.rows}
      rowKey={({ row, indicator }) => `${row}${indicator}`}
    />
  );
}
