import { Button } from '@mantine/core';
import { Chart } from '../../chart/chart';
import { csvOf, saveText } from '../../chart/csv';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { useNames } from '../../words/names';
import type { Quarter } from '../shared/quarter-figures';
import { useFigureTexts } from '../shared/texts';
import { useQuarterTexts } from './texts';
import classes from '../shared/figures.module.css';

const PARTS = ['level', 'dangerLevel', 'ageGroup', 'timeOnRegister'] as const;
type Part = (typeof PARTS)[number];
/** Where the words of a part stand. */
const WORDS: Readonly<Record<Part, string>> = {
  level: 'level',
  dangerLevel: 'danger',
  ageGroup: 'age',
  timeOnRegister: 'time',
};
/** The register at the end of the quarter by ground, danger, level, age and time. */
export function Structure({ quarter }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  const f = useFigureTexts();
  return (
    <>
      <div className={classes.grid}>
        {PARTS.map((part) => {
          const counts = Object.entries(quarter.structure[part] ?? {});
          return (
            <Chart
              key={part}
              title={t(part)}
              kind="horizontal"
              by={t('by')}
              categories={counts.map(([key]) => f(`${WORDS[part]}.${key}`))}
              series={[{ name: t('number'), values: counts.map(([, n]) => n) }]}
              file={`${part}-${quarter.unit}-${quarter.period}`}
              height={Math.max(150, counts.length * 30 + 40)}
            />
          );
        })}
      </div>
      <Grounds quarter={quarter} />
    </>
  );
}

type Ground = readonly [code: string, n: number | null];
/** A ground is a sentence of the law: it is read in a table, not on an axis. */
function Grounds({ quarter }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  const names = useNames();
  const common = useCommon();
  const f = useFigureTexts();
  const counts: readonly Ground[] = Object.entries(quarter.structure['ground'] ?? {});
  const rows = counts.filter(([, n]) => n !== 0).toSorted((a, b) => (b[1] ?? 0) - (a[1] ?? 0));
  const most = Math.max(1, ...rows.map(([, n]) => n ?? 0));
  const columns: readonly Column<Ground>[] = [
    { key: 'ground', title: t('ground'), kind: 'strong', cell: ([code]) => capital(names.code(code)) },
    { key: 'n', title: t('number'), kind: 'number', cell: ([, n]) => n ?? f('hidden') },
    { key: 'bar', title: t('share'), width: 180, cell: ([, n]) => <Meter share={(n ?? 0) / most} /> },
  ];
  const save = (): void =>
    saveText(
      `grounds-${quarter.unit}-${quarter.period}.csv`,
      csvOf([[t('ground'), t('number')], ...rows.map(([code, n]) => [names.code(code), n])]),
    );
  return (
    <div style={{ marginTop: 24 }}>
      <DataTable label={t('ground')} columns={columns} rows={rows} rowKey={([code]) => code} />
      <Button className="no-print" mt={10} ml={-8} variant="subtle" size="compact-sm" onClick={save}>
        {common('chart.csv')}
      </Button>
    </div>
  );
}
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const Meter = ({ share }: { readonly share: number }) => (
  <span className={classes.meter} aria-hidden="true">
    <span style={{ width: `${Math.round(share * 100)}%` }} />
  </span>
);
