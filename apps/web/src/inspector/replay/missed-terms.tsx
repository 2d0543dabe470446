import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, Loaded } from '../../ui/states';
import { Day } from '../../ui/when';
import { ClauseLink } from '../../words/clause-link';
import { useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import type { Moment } from './moment';
import { useReplayTexts } from './texts';

type Duty = components['schemas']['FamilyDeadlines']['items'][number];
const MISSED = ['OVERDUE', 'MET_LATE'];

interface MissedTermsProps {
  readonly familyId: string;
  readonly moment: Moment;
}
/** `GET /families/{id}/deadlines`: duties that were not done in time by the day, each with its clause. */
export function MissedTerms({ familyId, moment: { asOf } }: MissedTermsProps) {
  const query = useQuery({
    queryKey: ['family', familyId, 'deadlines', asOf],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const params = { path: { familyId }, query: asOf === null ? {} : { on: asOf } };
      return answered(api.GET('/api/v1/families/{familyId}/deadlines', { params, signal }));
    },
  });
  return (
    <Loaded query={query}>
      {({ items }) => <Missed duties={items.filter(({ status }) => MISSED.includes(status))} />}
    </Loaded>
  );
}

function Missed({ duties }: { readonly duties: readonly Duty[] }) {
  const t = useReplayTexts();
  const common = useCommon();
  const names = useNames();
  if (duties.length === 0) return <Empty title={t('noMissed')} />;
  const columns: readonly Column<Duty>[] = [
    { key: 'duty', title: t('duty'), kind: 'strong', cell: ({ ruleKey }) => names.rule(ruleKey) },
    { key: 'clause', title: t('clause'), cell: (duty) => <ClauseLink duty={duty} /> },
    { key: 'due', title: t('due'), cell: ({ effectiveDue }) => <Day day={effectiveDue} /> },
    {
      key: 'done',
      title: t('done'),
      cell: ({ metOn, lateWorkingDays, status }) => (
        <>
          {metOn === null ? <StateBadge region="duty" state={status} /> : <Day day={metOn} />}
          {lateWorkingDays ? (
            <small style={{ display: 'block' }}>
              {t('lateBy', { days: common('workingDays', { count: lateWorkingDays }) })}
            </small>
          ) : null}
        </>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      kind: 'minor',
      cell: ({ responsible }) => (responsible ? names.agency(responsible.agencyId) : '—'),
    },
  ];
  const keyOf = ({ ruleKey, triggerOn, effectiveDue, subjectId }: Duty): string =>
    [ruleKey, triggerOn, effectiveDue, subjectId].join('/');
  return <DataTable label={t('missed')} columns={columns} rows={duties} rowKey={keyOf} />;
}
