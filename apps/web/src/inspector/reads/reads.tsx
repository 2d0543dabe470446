import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { DataTable, type Column, type More } from '../../ui/data-table';
import { instantText } from '../../ui/dates';
import { Empty, Loaded } from '../../ui/states';
import { Badge } from '../../ui/tone';
import { useNames } from '../../words/names';
import { useReadsTexts } from './texts';

type Entry = components['schemas']['Audit']['items'][number];
const ZONE = 'Europe/Moscow';

interface ReadsProps {
  /** Of this family alone. */
  readonly family?: string;
  /** Of this user alone. */
  readonly user?: string;
}
/** `GET /audit`: who read what, when and under which inspection. */
export function Reads({ family, user }: ReadsProps) {
  const query = useInfiniteQuery({
    queryKey: ['list', 'audit', family, user],
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam }) => {
      const whose = { ...(family === undefined ? {} : { family }), ...(user === undefined ? {} : { user }) };
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      return answered(api.GET('/api/v1/audit', { params: { query: { ...whose, ...cursor, limit: 50 } }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const load = (): void => void query.fetchNextPage();
  const more = { has: query.hasNextPage, busy: query.isFetchingNextPage, load };
  return (
    <Loaded query={query}>{({ pages }) => <Entries rows={pages.flatMap(({ items }) => items)} more={more} />}</Loaded>
  );
}

function Entries({ rows, more }: { readonly rows: readonly Entry[]; readonly more: More }) {
  const t = useReadsTexts();
  const names = useNames();
  if (rows.length === 0) return <Empty title={t('none')} text={t('noneText')} />;
  const columns: readonly Column<Entry>[] = [
    {
      key: 'who',
      title: t('who'),
      kind: 'strong',
      cell: ({ user, officer }) => (officer === undefined ? user : names.officer(officer)),
    },
    { key: 'when', title: t('when'), cell: ({ at }) => <time dateTime={at}>{instantText(at, ZONE)}</time> },
    { key: 'what', title: t('what'), cell: (entry) => <What entry={entry} /> },
    { key: 'case', title: t('inspection'), kind: 'minor', cell: ({ inspectionCase }) => inspectionCase ?? null },
    {
      key: 'outcome',
      title: t('outcome'),
      cell: ({ outcome }) =>
        outcome === 'OK' ? <Badge tone="calm">{t('ok')}</Badge> : <Badge tone="late">{t('refused')}</Badge>,
    },
  ];
  return <DataTable label={t('list')} columns={columns} rows={rows} rowKey={({ id }) => id} more={more} />;
}

/** What was read in words; a list says how many families it showed. */
function What({ entry: { action, families = [] } }: { readonly entry: Entry }) {
  const t = useReadsTexts();
  return (
    <>
      {t([`action.${action}`, 'action.other'])}
      {families.length > 0 ? (
        <small style={{ display: 'block' }}>{t('several', { count: families.length })}</small>
      ) : null}
    </>
  );
}
