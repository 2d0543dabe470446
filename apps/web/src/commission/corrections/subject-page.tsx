import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from 'react-router';
import { answered, api } from '../../api/client';
import type { HistoryItem } from '../../api/types';
import { Page } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { useWorkTexts } from '../work/texts';
import { Proposals } from './proposals';
import type { Resource } from './resources';
import { useCorrectionTexts } from './texts';
import { keyOf, useProposals, type Subject } from './use-proposals';

/** Records of one thing that are shown beside a proposal: few have more than a handful. */
const LIMIT = 500;

/** `GET /{resource}/{id}/history`: all that was recorded of it. */
const useRecords = (subject: Subject) =>
  useQuery({
    queryKey: [...keyOf(subject), 'history'],
    queryFn: ({ signal }) => answered(api.GET(...historyOf(subject, signal))),
  });
/** The others answer as the first of them does. */
const historyOf = ({ resource, id }: Subject, signal: AbortSignal) =>
  [
    `/api/v1/${resource}/{id}/history` as '/api/v1/requests/{id}/history',
    { params: { path: { id }, query: { limit: LIMIT } }, signal },
  ] as const;

/** Corrections of what is no family (a request, a report of a period): confirmed or rejected by a second officer here. */
export function SubjectPage() {
  const t = useCorrectionTexts();
  const words = useWorkTexts();
  const { id = '' } = useParams();
  const resource = useLocation().pathname.split('/')[1] as Resource;
  const subject: Subject = { resource, id };
  const records = useRecords(subject);
  return (
    <Page title={`${words(`resource.${resource}`)} ${id}`} lead={t('subjectLead')}>
      <Loaded query={records}>{({ items }) => <Open subject={subject} history={items} />}</Loaded>
    </Page>
  );
}

interface OpenProps {
  readonly subject: Subject;
  readonly history: readonly HistoryItem[];
}
function Open({ subject, history }: OpenProps) {
  const t = useCorrectionTexts();
  const proposals = useProposals(subject);
  const back = <Link to="/work">{t('toWork')}</Link>;
  return (
    <>
      <Proposals subject={subject} history={history} />
      <Loaded query={proposals}>
        {({ items }) =>
          items.some(({ status }) => status === 'PROPOSED') ? (
            back
          ) : (
            <Empty title={t('none')} text={t('noneText')} next={back} />
          )
        }
      </Loaded>
    </>
  );
}
