import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { Duty, Work } from '../../api/types';
import { longDay } from '../../ui/dates';
import { Page, Section } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { DutyTable } from './duty-table';
import { useWorkTexts } from './texts';

/** Lines of each part; what is more is counted and found in the list of duties. */
const LIMIT = 100;

/** `GET /work`: what the signed-in user has to do, most pressing first. */
export function WorkPage() {
  const t = useWorkTexts();
  const query = useQuery({
    queryKey: ['list', 'work'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/work', { params: { query: { limit: LIMIT } }, signal })),
  });
  const lead = query.data === undefined ? '' : longDay(query.data.on);
  return (
    <Page title={t('title')} lead={lead}>
      <Loaded query={query}>{(work) => <Parts work={work} />}</Loaded>
    </Page>
  );
}

const PARTS = ['late', 'today', 'thisWeek'] as const;

function Parts({ work }: { readonly work: Work }) {
  const t = useWorkTexts();
  const parts: readonly [key: (typeof PARTS)[number], duties: readonly Duty[]][] = PARTS.map((key) => [key, work[key]]);
  const shown = parts.filter(([, duties]) => duties.length > 0);
  if (shown.length === 0) return <Empty title={t('nothing')} text={t('nothingText')} />;
  return (
    <>
      {shown.map(([key, duties]) => (
        <Section key={key} title={t(key)} aside={t('count', { count: work.counts[key] })}>
          <DutyTable label={t(key)} duties={duties} on={work.on} />
        </Section>
      ))}
    </>
  );
}
