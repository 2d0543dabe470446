import { Button } from '@mantine/core';
import { csvOf, saveText } from '../../chart/csv';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { useNames } from '../../words/names';
import { Counted } from '../shared/counted';
import { keptShare, type Compliance, type Rule } from './kept';
import { useComplianceTexts } from './texts';
import classes from '../shared/figures.module.css';

/** Below it a rule is not kept, above the other it is. */
const [BAD, GOOD] = [0.5, 0.9];
const toneOf = (share: number): string => (share < BAD ? 'late' : share < GOOD ? 'soon' : 'calm');
const percent = (share: number): string => `${Math.round(share * 100)} %`;

interface RuleTableProps {
  readonly rules: readonly Rule[];
  /** What they are of. */
  readonly answer: Pick<Compliance, 'unit' | 'period'>;
}
/** Every duty with the terms that fell due, the worst kept first. */
export function RuleTable({ rules, answer: { unit, period } }: RuleTableProps) {
  const t = useComplianceTexts();
  const common = useCommon();
  const names = useNames();
  const counts = (['met', 'metLate', 'overdue', 'total'] as const).map((of) => ({
    key: of,
    title: t(of),
    kind: 'number' as const,
    cell: (rule: Rule) => (
      <Counted n={rule[of]} of={{ of: 'compliance', unit, period, figure: `rules.${rule.ruleKey}.${of}` }}>
        {rule[of]}
      </Counted>
    ),
  }));
  const columns: readonly Column<Rule>[] = [
    { key: 'rule', title: t('rule'), kind: 'strong', cell: ({ ruleKey }) => names.rule(ruleKey) },
    ...counts,
    { key: 'share', title: t('share'), width: 150, cell: (rule) => <Share share={keptShare(rule)} /> },
  ];
  const save = (): void => {
    const head = [t('rule'), ...counts.map(({ title }) => title), t('share')];
    const lines = rules.map((rule) => [
      names.rule(rule.ruleKey),
      ...counts.map(({ key }) => rule[key]),
      percent(keptShare(rule)),
    ]);
    saveText(`compliance-${unit}-${period}.csv`, csvOf([head, ...lines]));
  };
  return (
    <>
      <DataTable label={t('rules')} columns={columns} rows={rules} rowKey={({ ruleKey, rule }) => rule + ruleKey} />
      <Button className="no-print" mt={10} ml={-8} variant="subtle" size="compact-sm" onClick={save}>
        {common('chart.csv')}
      </Button>
    </>
  );
}

function Share({ share }: { readonly share: number }) {
  return (
    <span style={{ display: 'grid', gap: 3, minWidth: 80 }}>
      {percent(share)}
      <span className={classes.meter} data-tone={toneOf(share)} aria-hidden="true">
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
    </span>
  );
}
