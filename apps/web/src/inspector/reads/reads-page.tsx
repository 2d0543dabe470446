import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useMe } from '../../session/use-session';
import { Page, Section } from '../../ui/page';
import { Reads } from './reads';
import { useReadsTexts } from './texts';

/** The record of reads: an inspector sees everybody's, the others their own. */
export function ReadsPage() {
  const t = useReadsTexts();
  const { roles } = useMe();
  const [typed, setTyped] = useState('');
  const [user] = useDebouncedValue(typed.trim(), 300);
  const seesAll = roles.includes('INSPECTOR');
  return (
    <Page title={t('title')} lead={seesAll ? t('lead') : t('own')}>
      {seesAll ? (
        <TextInput
          label={t('user')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maw={320}
        />
      ) : null}
      <Section title={t('list')}>
        <Reads {...(user === '' ? {} : { user })} />
      </Section>
    </Page>
  );
}
