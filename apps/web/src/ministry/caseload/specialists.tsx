import { Button } from '@mantine/core';
import { csvOf, saveText } from '../../chart/csv';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { Badge } from '../../ui/tone';
import { useNames } from '../../words/names';
import { Counted } from '../shared/counted';
import { usePlace } from '../shared/place';
import type { Caseload } from './caseload';
import { useCaseloadTexts } from './texts';
import classes from './caseload.module.css';
import figures from '../shared/figures.module.css';

type Specialist = Caseload['specialists'][number];
const LEVELS = ['emergency', 'crisis', 'adaptation', 'base'] as const;
const shareOf = ({ utilisation }: Specialist): number => Number(utilisation ?? 0);
/** From here on a specialist is nearly full. */
const FULL = 0.85;

/** Specialists by how full they are: a cell is the warmer the more families of the level one has. */
export function Specialists({ specialists }: Pick<Caseload, 'specialists'>) {
  const { unit } = usePlace();
  const t = useCaseloadTexts();
  const common = useCommon();
  const names = useNames();
  const rows = specialists.toSorted((a, b) => shareOf(b) - shareOf(a));
  const levels = LEVELS.map((level) => ({
    key: level,
    title: t(level),
    kind: 'number' as const,
    cell: (one: Specialist) => (
      <Counted n={one[level] ?? 0} of={{ of: 'caseload', unit, figure: level, specialistId: one.specialistId }}>
        <Heat n={one[level] ?? 0} />
      </Counted>
    ),
  }));
  const columns: readonly Column<Specialist>[] = [
    {
      key: 'name',
      title: t('specialist'),
      kind: 'strong',
      cell: ({ name, specialistId }) => name ?? names.officer(specialistId),
    },
    { key: 'agency', title: t('institution'), kind: 'minor', cell: ({ institutionId }) => names.agency(institutionId) },
    ...levels,
    { key: 'use', title: t('use'), cell: (one) => <Use one={one} /> },
    { key: 'state', title: t('state'), cell: (one) => <State one={one} /> },
  ];
  const save = (): void => {
    const head = [t('specialist'), t('institution'), ...LEVELS.map((level) => t(level)), t('load'), t('capacity')];
    const lines = rows.map((one) => [
      one.name ?? one.specialistId,
      names.agency(one.institutionId),
      ...LEVELS.map((level) => one[level] ?? 0),
      Number(one['load'] ?? 0),
      Number(one['capacity'] ?? 0),
    ]);
    saveText('caseload.csv', csvOf([head, ...lines]));
  };
  return (
    <>
      <DataTable
        label={t('specialists')}
        columns={columns}
        rows={rows}
        rowKey={({ specialistId, institutionId }) => specialistId + institutionId}
      />
      <Button className="no-print" mt={10} ml={-8} variant="subtle" size="compact-sm" onClick={save}>
        {common('chart.csv')}
      </Button>
    </>
  );
}

const Heat = ({ n }: { readonly n: number }) => (
  <span className={classes.heat} data-heat={Math.min(3, n)}>
    {n}
  </span>
);

function Use({ one }: { readonly one: Specialist }) {
  const use = shareOf(one);
  if (one['capacity'] === null) return '—';
  const tone = one['overloaded'] === true ? 'late' : use >= FULL ? 'soon' : 'calm';
  return (
    <span className={classes.use}>
      <span className={classes.share}>
        {Math.round(use * 100)} % ({String(one['load'])} / {String(one['capacity'])})
      </span>
      <span className={figures.meter} data-tone={tone} aria-hidden="true">
        <span style={{ width: `${Math.min(100, Math.round(use * 100))}%` }} />
      </span>
    </span>
  );
}

function State({ one }: { readonly one: Specialist }) {
  const t = useCaseloadTexts();
  if (one['overloaded'] === true || one['literalBreach'] === true) return <Badge tone="late">{t('overloaded')}</Badge>;
  if (shareOf(one) === 0) return <Badge tone="calm">{t('free')}</Badge>;
  return <Badge tone="done">{t('fine')}</Badge>;
}
