import { Link } from 'react-router';
import type { Waiting } from '../../api/types';
import { DataTable, type Column } from '../../ui/data-table';
import { Badge } from '../../ui/tone';
import { Due } from '../../ui/when';
import { useNames } from '../../words/names';
import { useWorkTexts } from './texts';

/** What is usually recorded in answer; where nothing is, the card says what is to be looked at. */
const ANSWERED_BY: Readonly<Record<string, string>> = {
  TRANSFER: 'accept-transfer',
  REPORT_APPROVAL: 'approve-curator-report',
  REPLACEMENT_REQUEST: 'replace-curator',
  DEREGISTRATION_PROPOSAL: 'deregister',
};

interface WaitingTableProps {
  readonly items: readonly Waiting[];
  readonly on: string;
}
/** What waits for a decision: about which family, since when, whose it is to decide. */
export function WaitingTable({ items, on }: WaitingTableProps) {
  const t = useWorkTexts();
  const columns: readonly Column<Waiting>[] = [
    { key: 'what', title: t('waits'), kind: 'strong', cell: ({ kind, code }) => t(`waiting.${code ?? kind}`) },
    {
      key: 'family',
      title: t('family'),
      // What is no family's (a request, a report of a period) is told by its kind and number.
      cell: ({ familyId, name, resource, resourceId }) =>
        familyId === null ? (
          <Link to={`/${resource}/${resourceId}`}>{`${t(`resource.${resource ?? 'requests'}`)} ${resourceId}`}</Link>
        ) : (
          <Link to={`/families/${familyId}`}>{name ?? t('nameless')}</Link>
        ),
    },
    { key: 'since', title: t('since'), cell: ({ since }) => <Due day={since} on={on} /> },
    { key: 'whose', title: t('whose'), cell: (item) => <Whose item={item} /> },
    { key: 'do', title: t('answer'), cell: (item) => <Answer item={item} /> },
  ];
  const keyOf = ({ kind, familyId, since, code, personId, proposalId }: Waiting): string =>
    [kind, familyId, since, code, personId, proposalId].join();
  return <DataTable label={t('part.waiting')} columns={columns} rows={items} rowKey={keyOf} />;
}

/** Four eyes: what one proposed oneself another officer decides. */
function Whose({ item: { forAnother, proposedBy } }: { readonly item: Waiting }) {
  const t = useWorkTexts();
  const names = useNames();
  if (forAnother === true) return <Badge tone="calm">{t('another')}</Badge>;
  return (
    <>
      {t('yours')}
      {proposedBy === undefined ? null : (
        <small style={{ display: 'block' }}>{t('proposedBy', { who: names.officer(proposedBy) })}</small>
      )}
    </>
  );
}

function Answer({ item: { kind, familyId, resource, resourceId } }: { readonly item: Waiting }) {
  const t = useWorkTexts();
  if (familyId === null) return <Link to={`/${resource}/${resourceId}`}>{t('judge')}</Link>;
  const command = ANSWERED_BY[kind];
  return command === undefined ? (
    <Link to={`/families/${familyId}`}>{t(kind === 'PROPOSAL' ? 'judge' : 'look')}</Link>
  ) : (
    <Link to={`/families/${familyId}/record/${command}`}>{t('decide')}</Link>
  );
}
