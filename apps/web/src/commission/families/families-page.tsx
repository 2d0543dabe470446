import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { ExportButton } from '../../exports/export-button';
import { useMe } from '../../session/use-session';
import { Page, Section } from '../../ui/page';
import { usePaged, type ListPage } from '../../ui/paged';
import { Empty, Loaded } from '../../ui/states';
import type { BankRow } from '../../api/types';
import { useStateTexts } from '../../words/state-texts';
import { FamilyTable } from './family-table';
import classes from './families.module.css';
import { useFamiliesTexts } from './texts';

/** States in the order in which somebody looks for them. */
const STATES = [
  'REGISTERED',
  'AWAITING_DECISION',
  'REPORTED',
  'UNDER_VERIFICATION',
  'SURVEYED',
  'UNDER_PATRONAGE_AFTER',
  'DEREGISTERED',
  'NOT_CONFIRMED',
  'TZHS_ACCOMPANIED',
  'TZHS_APPLIED',
  'TZHS_POST',
  'TRANSFERRED_OUT',
  'ANNULLED',
];

interface Asked {
  readonly q: string;
  readonly state: string | null;
  readonly sort: string;
}

const page = async ({ q, state, sort }: Asked, cursor: string | undefined, signal: AbortSignal) => {
  const query = {
    limit: 50,
    sort,
    ...(q === '' ? {} : { q }),
    ...(state === null ? {} : { state }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  return (await answered(api.GET('/api/v1/bank/families', { params: { query }, signal }))) as ListPage<BankRow>;
};

/** Who may have the list as a file (`docs/policy.md`, form BANK). */
const LISTS = ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'INSTITUTION_OPERATOR'];
const listOf = ({ q, state }: Asked) => ({
  form: 'BANK' as const,
  filters: { ...(q === '' ? {} : { q }), ...(state === null ? {} : { state }) },
  format: 'XLSX' as const,
});

/** The bank: every family of the territory, by name or by the day of registration. What is typed stays in memory. */
export function FamiliesPage() {
  const t = useFamiliesTexts();
  const states = useStateTexts();
  const { roles } = useMe();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<string | null>(null);
  const [sort, setSort] = useState('name');
  const [q] = useDebouncedValue(typed.trim(), 250);
  const asked = { q, state, sort };
  const { query, rows, more } = usePaged(['list', 'bank', asked], (cursor, signal) => page(asked, cursor, signal));
  return (
    <Page title={t('title')}>
      <div className={classes.filters}>
        <TextInput
          label={t('name')}
          placeholder={t('nameHint')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          label={t('state')}
          placeholder={t('anyState')}
          data={STATES.map((value) => ({ value, label: states(`main.${value}`) }))}
          value={state}
          onChange={setState}
          clearable
          clearButtonProps={{ 'aria-label': t('anyState') }}
        />
      </div>
      <Section
        title={t('list')}
        aside={roles.some((role) => LISTS.includes(role)) ? <ExportButton body={listOf(asked)} /> : undefined}
      >
        <Loaded query={query}>
          {() =>
            rows.length === 0 ? (
              <Empty title={t('none')} text={t('noneText')} />
            ) : (
              <FamilyTable rows={rows} more={more} sorting={{ by: sort, change: setSort }} />
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}
