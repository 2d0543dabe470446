import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { FamilyTable, type More } from './family-table';
import { useFigurePageTexts } from './texts';

type Answer = components['schemas']['FigureFamilies'];
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
    queryFn: async ({ signal, pageParam }) => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { path: { quarter }, query: { unit, figure, limit: 100, ...cursor } };
      // Only a question with `knownAt` begins a job.
      return (await answered(api.GET('/api/v1/statistics/quarters/{quarter}/families', { params, signal }))) as Answer;
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
  readonly more: More;
}
const Families = ({ pages, more }: FamiliesProps) => (
  <>
    {pages[0] ? <Frozen frozen={pages[0].frozen} /> : null}
    <FamilyTable pages={pages} more={more} />
  </>
);

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
