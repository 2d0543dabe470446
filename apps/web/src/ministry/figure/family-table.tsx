import { Link } from 'react-router';
import type { components } from '../../api/schema.gen';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty } from '../../ui/states';
import { useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import { useFigurePageTexts } from './texts';

type Row = components['schemas']['FigureFamilies']['items'][number];
/** A page of families that a figure counts. */
interface Counted {
  readonly items: readonly Row[];
  readonly total: number;
  readonly value: number;
}
export interface More {
  readonly has: boolean;
  readonly busy: boolean;
  readonly load: () => void;
}

/** The families that a figure counts, and how often each of them counts. */
export function FamilyTable({ pages, more }: { readonly pages: readonly Counted[]; readonly more: More }) {
  const t = useFigurePageTexts();
  const names = useNames();
  const rows = pages.flatMap(({ items }) => items);
  const [first] = pages;
  if (first === undefined || rows.length === 0) return <Empty title={t('nobody')} text={t('nobodyText')} />;
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t('family'),
      kind: 'strong',
      cell: ({ familyId, name }) => <Link to={`/families/${familyId}`}>{name ?? '—'}</Link>,
    },
    {
      key: 'unit',
      title: t('territory'),
      cell: ({ municipality }) => municipality && names.municipality(municipality),
    },
    {
      key: 'state',
      title: t('state'),
      cell: ({ state }) => (state ? <StateBadge region="main" state={state} /> : null),
    },
    { key: 'n', title: t('counts'), kind: 'number', cell: ({ n }) => n },
  ];
  return (
    <>
      <p style={{ margin: '0 0 8px' }}>{t('value', { value: first.value })}</p>
      <DataTable
        label={t('families')}
        columns={columns}
        rows={rows}
        rowKey={({ familyId }) => familyId}
        more={{ ...more, total: first.total }}
      />
    </>
  );
}
