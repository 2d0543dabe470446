import { Link } from 'react-router';
import type { Duty } from '../../api/types';
import { DataTable, type Column } from '../../ui/data-table';
import { Due } from '../../ui/when';
import { ClauseLink } from '../../words/clause-link';
import { useNames } from '../../words/names';
import { useWorkTexts } from './texts';

interface DutyTableProps {
  readonly label: string;
  readonly duties: readonly Duty[];
  readonly on: string;
}
/** Duties with what has to be done, for whom, by when and by which clause. */
export function DutyTable({ label, duties, on }: DutyTableProps) {
  const t = useWorkTexts();
  const names = useNames();
  const columns: readonly Column<Duty>[] = [
    { key: 'rule', title: t('duty'), kind: 'strong', cell: ({ ruleKey }) => names.rule(ruleKey) },
    {
      key: 'family',
      title: t('family'),
      cell: ({ familyId, name }) =>
        familyId === null ? null : <Link to={`/families/${familyId}`}>{name ?? t('nameless')}</Link>,
    },
    {
      key: 'due',
      title: t('due'),
      cell: ({ effectiveDue }) => (effectiveDue === null ? null : <Due day={effectiveDue} on={on} />),
    },
    {
      key: 'responsible',
      title: t('responsible'),
      cell: ({ responsible }) =>
        responsible === null || responsible === undefined
          ? null
          : names[responsible.officerId === undefined ? 'agency' : 'officer'](
              responsible.officerId ?? responsible.agencyId,
            ),
    },
    { key: 'clause', title: t('clause'), cell: (duty) => <ClauseLink duty={duty} /> },
  ];
  const keyOf = ({ familyId, ruleKey, triggerOn, subjectId }: Duty) => [familyId, ruleKey, triggerOn, subjectId].join();
  return <DataTable label={label} columns={columns} rows={duties} rowKey={keyOf} />;
}
