import { Chart } from '../../chart/chart';
import { lastQuarters, shortQuarter } from '../../ui/quarters';
import { figureOf, useQuarters, type Of } from '../shared/quarter-figures';
import { useFigureTexts } from '../shared/texts';

/** Two years. */
const SHOWN = 8;
const LINES = ['closing', 'in', 'out'] as const;

interface TrendProps {
  readonly unit: string;
  readonly quarter: string;
  readonly of: Of;
}
/** Who stood on the register, came and left, quarter by quarter. */
export function Trend({ unit, quarter, of }: TrendProps) {
  const f = useFigureTexts();
  const quarters = lastQuarters(quarter, SHOWN);
  const figures = useQuarters(quarters.map((one) => ({ unit, quarter: one })));
  const series = LINES.map((name) => ({
    name: f(`figure.${name}`),
    values: figures.map((one) => figureOf(one, of, name)),
  }));
  return (
    <Chart
      title={f(of)}
      kind="line"
      by={f('period')}
      categories={quarters.map(shortQuarter)}
      series={series}
      file={`quarters-${unit}-${quarter}`}
    />
  );
}
