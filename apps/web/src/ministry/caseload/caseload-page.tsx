import { useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { useCommon } from '../../i18n';
import { DataTable, type Column } from '../../ui/data-table';
import { dayText } from '../../ui/dates';
import { Page, Section } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useNames } from '../../words/names';
import { PlaceBar } from '../shared/place-bar';
import { usePlace } from '../shared/place';
import type { Caseload } from './caseload';
import { Specialists } from './specialists';
import { useCaseloadTexts } from './texts';

type Curator = Caseload['curators'][number];

/** `GET /caseload`: who leads how many families, and who is overloaded (IRKUTSK 37). */
export function CaseloadPage() {
  const t = useCaseloadTexts();
  const { unit } = usePlace();
  const query = useQuery({
    queryKey: ['figures', 'caseload', unit],
    queryFn: async ({ signal }): Promise<Caseload> => {
      // Only a question with `knownAt` begins a job.
      return (await answered(api.GET('/api/v1/caseload', { params: { query: { unit } }, signal }))) as Caseload;
    },
  });
  const on = query.data?.on;
  return (
    <Page
      title={t('title')}
      lead={on === undefined ? '' : t('lead', { day: dayText(on) })}
      actions={<PlaceBar withQuarter={false} />}
    >
      <Loaded query={query}>{(data) => <Shown caseload={data} />}</Loaded>
    </Page>
  );
}

function Shown({ caseload }: { readonly caseload: Caseload }) {
  const t = useCaseloadTexts();
  return (
    <>
      <Unassigned unassigned={caseload.unassigned} />
      <Section title={t('specialists')}>
        {caseload.specialists.length === 0 ? (
          <Empty title={t('none')} text={t('noneText')} />
        ) : (
          <Specialists specialists={caseload.specialists} />
        )}
      </Section>
      <Section title={t('curators')}>
        <Curators curators={caseload.curators} />
      </Section>
    </>
  );
}

function Unassigned({ unassigned }: Pick<Caseload, 'unassigned'>) {
  const t = useCaseloadTexts();
  const common = useCommon();
  const names = useNames();
  if (unassigned.length === 0) return null;
  return (
    <Notice tone="late" title={t('unassigned')}>
      {unassigned.map(({ institutionId, families }) => (
        <div key={institutionId}>
          {t('unassignedText', {
            institution: names.agency(institutionId),
            families: common('families', { count: families }),
          })}
        </div>
      ))}
    </Notice>
  );
}

function Curators({ curators }: Pick<Caseload, 'curators'>) {
  const t = useCaseloadTexts();
  const names = useNames();
  if (curators.length === 0) return <Empty title={t('noCurators')} />;
  const columns: readonly Column<Curator>[] = [
    {
      key: 'name',
      title: t('curator'),
      kind: 'strong',
      cell: ({ officerId }) => (officerId ? names.officer(officerId) : t('nobody')),
    },
    { key: 'agency', title: t('institution'), cell: ({ agencyId }) => names.agency(agencyId) },
    { key: 'n', title: t('families'), kind: 'number', cell: ({ openCases }) => openCases },
  ];
  const rows = curators.toSorted((a, b) => b.openCases - a.openCases);
  const keyOf = ({ agencyId, officerId }: Curator): string => `${agencyId}/${officerId}`;
  return <DataTable label={t('curators')} columns={columns} rows={rows} rowKey={keyOf} />;
}
