import { Link } from 'react-router';
import { useMe } from '../../session/use-session';
import { DataTable, type Column } from '../../ui/data-table';
import { dayText } from '../../ui/dates';
import { linkTo, today, useUnits } from '../shared/place';
import { daysOf } from '../../ui/quarters';
import { useMissing, useQuarters, type Quarter } from '../shared/quarter-figures';
import { StatusBadge } from '../shared/status-badge';
import { Correction } from './correction';
import { Submission } from './submission';
import { Summary } from './summary';
import { useQuarterTexts } from './texts';

interface StepsProps {
  readonly quarter: Quarter;
  readonly isRegion: boolean;
}
/** Who has submitted, and the step that the user may take. */
export function Steps({ quarter, isRegion }: StepsProps) {
  const t = useQuarterTexts();
  const { to } = daysOf(quarter.period);
  const isOver = today() > to;
  return (
    <>
      <p style={{ margin: '0 0 12px', color: 'var(--k-text-2)' }}>{t('stepsText')}</p>
      {isRegion ? <Territories quarter={quarter.period} /> : null}
      {isOver ? <Own quarter={quarter} isRegion={isRegion} /> : <p>{t('early', { day: dayText(to) })}</p>}
    </>
  );
}

const KEEPERS = ['INSTITUTION_OPERATOR', 'COMMISSION_SECRETARY'];
/** The step that the user may take: the institution submits, the ministry summarises. */
function Own({ quarter, isRegion }: StepsProps) {
  const { roles } = useMe();
  const may = (able: readonly string[]): boolean => roles.some((role) => able.includes(role));
  if (isRegion && !may(['MINISTRY_OPERATOR'])) return null;
  if (isRegion)
    return (
      <>
        <Summary quarter={quarter} />
        <Correction quarter={quarter} />
      </>
    );
  return may(KEEPERS) ? <Submission quarter={quarter} /> : null;
}

/** Who may read how the summary was formed. */
const READERS = ['MINISTRY_OPERATOR', 'REGIONAL_SECRETARY'];
/** Summarised without the institution's word (spec 8.4). */
const UNCONFIRMED = 'NOT_CONFIRMED_BY_INSTITUTION';

interface Row {
  readonly unit: string;
  readonly name: string;
  readonly quarter: Quarter | undefined;
}
function Territories({ quarter }: { readonly quarter: string }) {
  const t = useQuarterTexts();
  const units = useUnits();
  const figures = useQuarters(units.map(({ unit }) => ({ unit, quarter })));
  const { roles } = useMe();
  const missing = useMissing(
    quarter,
    roles.some((role) => READERS.includes(role)),
  );
  const rows = units.map((one, at): Row => ({ ...one, quarter: figures[at] }));
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t('territory'),
      kind: 'strong',
      cell: ({ unit, name }) => <Link to={linkTo('/quarter', { unit, quarter })}>{name}</Link>,
    },
    {
      key: 'state',
      title: t('state'),
      cell: ({ unit, quarter: one }) =>
        one ? <StatusBadge status={missing.includes(unit) ? UNCONFIRMED : one.status} /> : null,
    },
    {
      key: 'version',
      title: t('versionTitle'),
      kind: 'minor',
      cell: ({ quarter: one }) => (one && one.version > 0 ? one.version : null),
    },
  ];
  return <DataTable label={t('steps')} columns={columns} rows={rows} rowKey={({ unit }) => unit} />;
}
