import { Link } from 'react-router';
import type { BankRow } from '../../api/types';
import { DataTable, type Column, type More, type Sorting } from '../../ui/data-table';
import { Day } from '../../ui/when';
import { useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import { useFamiliesTexts } from './texts';

interface FamilyTableProps {
  readonly rows: readonly BankRow[];
  readonly more: More;
  readonly sorting: Sorting;
}
/** Families with what tells them apart. */
export function FamilyTable({ rows, more, sorting }: FamilyTableProps) {
  const t = useFamiliesTexts();
  const names = useNames();
  const columns: readonly Column<BankRow>[] = [
    {
      key: 'name',
      title: t('family'),
      kind: 'strong',
      sort: 'name',
      cell: ({ familyId, name }) => <Link to={`/families/${familyId}`}>{name ?? t('nameless')}</Link>,
    },
    { key: 'state', title: t('state'), cell: ({ state }) => <StateBadge region="main" state={state} /> },
    {
      key: 'on',
      title: t('registeredOn'),
      sort: 'registeredOn',
      cell: ({ registeredOn }) => <Day day={registeredOn} />,
    },
    {
      key: 'minors',
      title: t('minors'),
      kind: 'number',
      cell: ({ minors, minorsRegistered }) => t('minorsOf', { registered: minorsRegistered, all: minors }),
    },
    {
      key: 'curator',
      title: t('curator'),
      kind: 'minor',
      cell: ({ curator }) =>
        curator === null
          ? null
          : names[curator.officerId === undefined ? 'agency' : 'officer'](curator.officerId ?? curator.agencyId),
    },
  ];
  return (
    <DataTable
      label={t('list')}
      columns={columns}
      rows={rows}
      rowKey={({ familyId, municipality }) => `${familyId} ${municipality}`}
      more={more}
      sorting={sorting}
    />
  );
}
