import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { DataTable, type Column } from '../../ui/data-table';
import { Empty, Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import { useFigurePageTexts } from './texts';

type Answer = components['schemas']['FigureFamilies'];
type Row = Answer['items'][number];
export interface AskedFigure {
  readonly unit: string;
  readonly quarter: string;
  readonly figure: string;
}

/** `GET /statistics/quarters/{quarter}/families`: whom the figure counts. */
export function FigureFamilies({ unit, quarter, figure }: AskedFigure) {
  const query = useInfiniteQuery({
    queryKey: ['figures', 'families', unit, quarter, figure],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { quarter }, query: { unit, figure, limit: 100, ...cursor } };
      return answered(api.GET('/api/v1/statistics/quarters/{quarter}/families', { params, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <Families
          pages={pages}
          more={{ has: query.hasNextPage, busy: query.isFetchingNextPage, load: () => void query.fetchNextPage() }}
        />
      )}
    </Loaded>
  );
}

interface FamiliesProps {
  readonly pages: readonly Answer[];
  readonly more: { readonly has: boolean; readonly busy: boolean; readonly load: () => void };
}
function Families({ pages, more }: FamiliesProps) {
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
      <Frozen frozen={first.frozen} />
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

/** A frozen version proves itself: the hash over its rows then, and the same hash from the log now. */
function Frozen({ frozen }: Pick<Answer, 'frozen'>) {
  const t = useFigurePageTexts();
  if (frozen === null) return null;
  const { version, value, rows, rowsFromLog } = frozen;
  const same = rows === undefined || rows.checksum === rowsFromLog?.checksum;
  return (
    <Notice tone={same ? 'done' : 'late'} title={t('frozen', { version, value })}>
      {t(same ? 'same' : 'differ')}
    </Notice>
  );
}
