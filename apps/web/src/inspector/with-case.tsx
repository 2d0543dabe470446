import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useCommon } from '../i18n';
import { inspectionCase } from '../session/inspection';
import { Page } from '../ui/page';
import { useStore } from '../ui/store';

/** Asks for the number of the inspection before anything of a family is shown (spec 9.4 (a)). */
export function WithCase({ children }: { readonly children: ReactNode }) {
  const number = useStore(inspectionCase);
  return number === null ? <AskCase /> : children;
}

function AskCase() {
  const t = useCommon();
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  // After the page has given the focus to its heading: nothing but the number can be done here.
  useEffect(() => box.current?.focus(), []);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') inspectionCase.set(typed.trim());
  };
  return (
    <Page title={t('inspection.title')} lead={t('inspection.why')} narrow>
      <form onSubmit={send} style={{ display: 'grid', gap: 12, maxWidth: 420, justifyItems: 'start' }}>
        <TextInput
          ref={box}
          label={t('inspection.label')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={100}
          required
          withAsterisk={false}
          w="100%"
        />
        <Button type="submit">{t('inspection.submit')}</Button>
      </form>
    </Page>
  );
}

/** The inspection under which one reads, and a way to read under another. */
export function CurrentCase() {
  const t = useCommon();
  const number = useStore(inspectionCase);
  return (
    <>
      {t('inspection.current', { number })}{' '}
      <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => inspectionCase.set(null)}>
        {t('inspection.change')}
      </Button>
    </>
  );
}
