import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import type { Duty, Work } from '../../api/types';
import { longDay } from '../../ui/dates';
import { Page, Section } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { DutyTable } from './duty-table';
import { Reminders } from './reminders';
import { useWorkTexts } from './texts';
import { WaitingTable } from './waiting-table';
import classes from './work.module.css';

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
      <Loaded query={query}>
        {(work) => (
          <>
            <Glance counts={work.counts} />
            <Parts work={work} />
          </>
        )}
      </Loaded>
      <Reminders />
    </Page>
  );
}

const GLANCE = ['late', 'today', 'waiting', 'thisWeek'] as const;

/** How much there is of each, before one reads what it is. */
function Glance({ counts }: Pick<Work, 'counts'>) {
  const t = useWorkTexts();
  return (
    <ul className={classes.glance}>
      {GLANCE.map((part) => (
        <li key={part} data-part={part} data-some={counts[part] > 0}>
          <strong>{counts[part]}</strong>
          {counts[part] === 0 ? <span>{t(`part.${part}`)}</span> : <a href={`#${part}`}>{t(`part.${part}`)}</a>}
        </li>
      ))}
    </ul>
  );
}

const BEFORE = ['late', 'today'] as const;

function Parts({ work }: { readonly work: Work }) {
  const t = useWorkTexts();
  const { on, counts, waiting, thisWeek } = work;
  if (GLANCE.every((part) => counts[part] === 0)) return <Empty title={t('nothing')} text={t('nothingText')} />;
  const part = (key: 'late' | 'today' | 'thisWeek', duties: readonly Duty[]) =>
    duties.length === 0 ? null : (
      <Section key={key} id={key} title={t(`part.${key}`)} aside={t('count', { count: counts[key] })}>
        <DutyTable label={t(`part.${key}`)} duties={duties} on={on} />
      </Section>
    );
  return (
    <>
      {BEFORE.map((key) => part(key, work[key]))}
      {waiting.length === 0 ? null : (
        <Section id="waiting" title={t('part.waiting')} aside={t('matters', { count: counts.waiting })}>
          <WaitingTable items={waiting} on={on} />
        </Section>
      )}
      {part('thisWeek', thisWeek)}
    </>
  );
}
