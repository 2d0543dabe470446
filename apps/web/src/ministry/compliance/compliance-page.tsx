import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { Chart } from '../../chart/chart';
import { Page, Section } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { useNames } from '../../words/names';
import { PlaceBar } from '../shared/place-bar';
import { usePlace } from '../shared/place';
import { keptShare, type Compliance, type Rule } from './kept';
import { Quality } from './quality';
import { RuleTable } from './rule-table';
import { useComplianceTexts } from './texts';
import classes from '../shared/figures.module.css';

/** Rules in the picture: as many as can be read at a glance. */
const WORST = 8;

/** `GET /statistics/compliance`: which duties are done in time, and which are not. */
export function CompliancePage() {
  const t = useComplianceTexts();
  const { unit, quarter } = usePlace();
  const query = useQuery({
    queryKey: ['figures', 'compliance', unit, quarter],
    queryFn: async ({ signal }): Promise<Compliance> => {
      const params = { query: { unit, period: quarter } };
      // Only another regulation begins a job, and this page asks for none.
      return (await answered(api.GET('/api/v1/statistics/compliance', { params, signal }))) as Compliance;
    },
  });
  return (
    <Page title={t('title')} lead={t('lead')} actions={<PlaceBar />}>
      <Loaded query={query}>{(data) => <Shown answer={data} />}</Loaded>
    </Page>
  );
}

function Shown({ answer }: { readonly answer: Compliance }) {
  const t = useComplianceTexts();
  const rules = answer.rules.toSorted((a, b) => keptShare(a) - keptShare(b) || b.total - a.total);
  const missed = answer.rules.filter(({ overdue }) => overdue > 0).toSorted((a, b) => b.overdue - a.overdue);
  if (rules.length === 0) return <Empty title={t('none')} text={t('noneText')} />;
  return (
    <>
      <Totals rules={rules} />
      {missed.length === 0 ? null : (
        <Section title={t('worst')}>
          <Worst rules={missed.slice(0, WORST)} answer={answer} />
        </Section>
      )}
      <Section title={t('rules')}>
        <RuleTable rules={rules} answer={answer} />
      </Section>
      <Section title={t('more')}>
        <Quality answer={answer} />
      </Section>
    </>
  );
}

function Totals({ rules }: { readonly rules: readonly Rule[] }) {
  const t = useComplianceTexts();
  const sum = (of: 'met' | 'metLate' | 'overdue' | 'total'): number => rules.reduce((all, rule) => all + rule[of], 0);
  const share = Math.round((100 * sum('met')) / Math.max(1, sum('total')));
  const tiles = [
    [t('all'), sum('total'), '', 'calm'],
    [t('inTime'), sum('met'), `${share} %`, 'done'],
    [t('metLate'), sum('metLate'), '', 'soon'],
    [t('overdue'), sum('overdue'), '', 'late'],
  ] as const;
  return (
    <div className={classes.tiles}>
      {tiles.map(([name, value, note, tone]) => (
        <div key={name} className={classes.tile} data-tone={value === 0 ? 'calm' : tone}>
          <span className={classes.tileName}>{name}</span>
          <span className={classes.tileValue}>{value}</span>
          <span className={classes.tileNote}>{note}</span>
        </div>
      ))}
    </div>
  );
}

/** Room for a name of two lines, of four on a narrow screen, and for the axis. */
const rowPx = (): number => (matchMedia('(max-width: 640px)').matches ? 58 : 34);
const AXIS_PX = 50;
function Worst({ rules, answer }: { readonly rules: readonly Rule[]; readonly answer: Compliance }) {
  const t = useComplianceTexts();
  const names = useNames();
  return (
    <Chart
      title={t('overdue')}
      kind="horizontal"
      tone="late"
      by={t('rule')}
      categories={rules.map(({ ruleKey }) => names.rule(ruleKey))}
      series={[{ name: t('overdue'), values: rules.map(({ overdue }) => overdue) }]}
      file={`worst-${answer.unit}-${answer.period}`}
      height={rules.length * rowPx() + AXIS_PX}
    />
  );
}
