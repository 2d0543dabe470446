import { DataTable, type Column } from '../../ui/data-table';
import { useNames } from '../../words/names';
import { figureOf } from '../shared/quarter-figures';
import { useFigureTexts } from '../shared/texts';
import { useQuarterTexts } from './texts';
import type { Shown } from './movement-tiles';

const IN = ['inFirst', 'inRepeated', 'inTransfer'] as const;
const OUT = ['outPositive', 'outPatronage', 'outPreventive', 'outTransfer', 'outAnnulled'] as const;
const ADJUSTED = ['adjustmentsIn', 'adjustmentsOut'] as const;

interface Line {
  readonly key: string;
  readonly title: string;
  readonly is: number | null;
  readonly was: number | null;
}

/** Where the families came from and why they left; beside it the same quarter a year before. */
export function MovementTable({ quarter, before, of }: Shown) {
  const t = useQuarterTexts();
  const f = useFigureTexts();
  const names = useNames();
  const grounds = quarter[of].outByGround ?? {};
  const agoGrounds = before?.[of].outByGround ?? {};
  const lines: readonly Line[] = [
    ...[...IN, ...OUT, ...ADJUSTED].map((name) => ({
      key: name,
      title: f(`figure.${name}`),
      is: figureOf(quarter, of, name),
      was: figureOf(before, of, name),
    })),
    ...Object.entries(grounds).map(([code, is]) => ({
      key: code,
      title: `${f('figure.out')}: ${names.code(code)}`,
      is,
      was: before === undefined ? null : (agoGrounds[code] ?? 0),
    })),
  ];
  const columns: readonly Column<Line>[] = [
    { key: 'title', title: t('figure'), kind: 'strong', cell: ({ title }) => title },
    { key: 'is', title: t('number'), kind: 'number', cell: ({ is }) => is ?? '—' },
    { key: 'was', title: t('before'), kind: 'number', cell: ({ was }) => was ?? '—' },
  ];
  const shown = lines.filter(({ is, was }) => is !== 0 || (was ?? 0) !== 0);
  return <DataTable label={t('made')} columns={columns} rows={shown} rowKey={({ key }) => key} />;
}
