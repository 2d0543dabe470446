import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { DataTable, type Column, type More } from '../../ui/data-table';
import { Page, Section } from '../../ui/page';
import { Empty, Loaded } from '../../ui/states';
import { Day } from '../../ui/when';
import { useDirectory, useNames } from '../../words/names';
import { StateBadge } from '../../words/state-badge';
import { CurrentCase, WithCase } from '../with-case';
import { useInspectedTexts } from './texts';

type Bank = components['schemas']['Bank'];
type Row = Bank['items'][number];

/** Which family is inspected: by name or territory. */
export function InspectedFamiliesPage() {
  return (
    <WithCase>
      <Families />
    </WithCase>
  );
}

function Families() {
  const t = useInspectedTexts();
  const [typed, setTyped] = useState('');
  const [unit, setUnit] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const { data } = useDirectory();
  const units = (data?.municipalities ?? []).map(({ oktmo, name }) => ({ value: oktmo, label: name }));
  return (
    <Page title={t('title')} lead={<CurrentCase />}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
        <TextInput
          label={t('search')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          flex="1 1 260px"
        />
        <NativeSelect
          label={t('territory')}
          data={[{ value: '', label: t('region') }, ...units]}
          value={unit}
          onChange={(event) => setUnit(event.currentTarget.value)}
          flex="1 1 220px"
        />
      </div>
      <Section title={t('families')}>
        <Found q={q} unit={unit} />
      </Section>
    </Page>
  );
}

function Found({ q, unit }: { readonly q: string; readonly unit: string }) {
  const query = useInfiniteQuery({
    queryKey: ['list', 'inspected', q, unit],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }): Promise<Bank> => {
      const place = { ...(q === '' ? {} : { q }), ...(unit === '' ? {} : { municipality: unit }) };
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const params = { query: { ...place, ...cursor, limit: 50 } };
      // Without `knownAt` no job is begun.
      return (await answered(api.GET('/api/v1/bank/families', { params, signal }))) as Bank;
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const load = (): void => void query.fetchNextPage();
  const more = { has: query.hasNextPage, busy: query.isFetchingNextPage, load };
  return (
    <Loaded query={query}>
      {({ pages }) => (
        <Table rows={pages.flatMap(({ items }) => items)} more={{ ...more, total: pages[0]?.total ?? null }} />
      )}
    </Loaded>
  );
}

function Table({ rows, more }: { readonly rows: readonly Row[]; readonly more: More }) {
  const t = useInspectedTexts();
  const names = useNames();
  if (rows.length === 0) return <Empty title={t('none')} text={t('noneText')} />;
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      title: t('family'),
      kind: 'strong',
      cell: ({ familyId, name }) => <Link to={`/inspection/${familyId}`}>{name ?? '—'}</Link>,
    },
    { key: 'unit', title: t('territory'), cell: ({ municipality }) => names.municipality(municipality) },
    { key: 'state', title: t('state'), cell: ({ state }) => <StateBadge region="main" state={state} /> },
    { key: 'since', title: t('since'), kind: 'minor', cell: ({ registeredOn }) => <Day day={registeredOn} /> },
  ];
  return (
    <DataTable label={t('families')} columns={columns} rows={rows} rowKey={({ familyId }) => familyId} more={more} />
  );
}
