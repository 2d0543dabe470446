import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api } from '../../api/client';
import type { JournalEntry } from '../../api/types';
import { useMe } from '../../session/use-session';
import { clock } from '../../ui/clock';
import { DataTable, type Column } from '../../ui/data-table';
import { Page, Section } from '../../ui/page';
import { usePaged, type ListPage } from '../../ui/paged';
import { Empty, Loaded } from '../../ui/states';
import { Badge } from '../../ui/tone';
import { Day } from '../../ui/when';
import { useNames } from '../../words/names';
import { useJournalTexts } from './texts';

/** Years back that the list of years offers. */
const YEARS = 5;
const said = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The agency's own journal of messages, with the numbers that the register gave. */
export function JournalPage() {
  const t = useJournalTexts();
  const { agencyId } = useMe();
  const now = clock.now().getFullYear();
  const [year, setYear] = useState(now);
  return (
    <Page
      title={t('journal')}
      actions={
        <Button component={Link} to="/intake">
          {t('intake')}
        </Button>
      }
    >
      <Select
        label={t('year')}
        maw={160}
        data={Array.from({ length: YEARS }, (_, back) => String(now - back))}
        value={String(year)}
        onChange={(value) => setYear(Number(value ?? now))}
        allowDeselect={false}
      />
      {agencyId === undefined ? <Empty title={t('noAgency')} /> : <Entries holderId={agencyId} year={year} />}
    </Page>
  );
}

function Entries({ holderId, year }: { readonly holderId: string; readonly year: number }) {
  const t = useJournalTexts();
  const { query, rows, more } = usePaged<JournalEntry>(['list', 'journal', holderId, year], async (cursor, signal) => {
    // What came in last stands first: it is what one looks for, and what another has just recorded is seen.
    const params = {
      path: { holderId, year },
      query: { limit: 50, sort: '-no', ...(cursor === undefined ? {} : { cursor }) },
    };
    const page = await answered(api.GET('/api/v1/journals/{holderId}/{year}', { params, signal }));
    return page as unknown as ListPage<JournalEntry>;
  });
  const columns = useColumns();
  return (
    <Section title={t('entries')}>
      <Loaded query={query}>
        {() =>
          rows.length === 0 ? (
            <Empty title={t('noEntries')} next={<Link to="/intake">{t('intake')}</Link>} />
          ) : (
            <DataTable
              label={t('entries')}
              columns={columns}
              rows={rows}
              rowKey={({ eventId }) => eventId}
              more={more}
            />
          )
        }
      </Loaded>
    </Section>
  );
}

function useColumns(): readonly Column<JournalEntry>[] {
  const t = useJournalTexts();
  const names = useNames();
  return [
    { key: 'no', title: t('no'), kind: 'number', width: 70, cell: ({ no, paperNo }) => paperNo ?? no },
    { key: 'on', title: t('on'), width: 110, cell: ({ entryOn }) => <Day day={entryOn} /> },
    {
      key: 'problem',
      title: t('problem'),
      kind: 'strong',
      cell: ({ familyId, problem }) => <Link to={`/families/${familyId}`}>{said(problem) ?? t('destroyed')}</Link>,
    },
    { key: 'from', title: t('from'), cell: ({ fromWhom }) => said(fromWhom) },
    {
      key: 'result',
      title: t('result'),
      cell: ({ result, resultCode, annulled }) => {
        if (annulled === true) return <Badge tone="calm">{t('annulled')}</Badge>;
        return said(result) ?? (resultCode === undefined ? null : names.code(resultCode));
      },
    },
  ];
}
