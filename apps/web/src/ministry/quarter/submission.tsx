import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import { useMe } from '../../session/use-session';
import { useErrorText } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { useDirectory } from '../../words/names';
import { today } from '../shared/place';
import type { Quarter } from '../shared/quarter-figures';
import { useStep } from './step';
import { useQuarterTexts } from './texts';

/** Officers of the user's agency who serve today, its head first. */
function useSigners(): readonly { readonly value: string; readonly label: string }[] {
  const { agencyId } = useMe();
  const { data } = useDirectory();
  const on = today();
  return (data?.officers ?? [])
    .filter((one) => one.agencyId === agencyId && one.from <= on && (one.until ?? on) >= on)
    .toSorted((a, b) => Number(b.head) - Number(a.head))
    .map(({ officerId, name, position }) => ({ value: officerId, label: `${name ?? ''} — ${position}` }));
}

/** `POST /periods/{unit}/{quarter}/submission`: the bank keeper confirms the register's own figures. */
export function Submission({ quarter }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  const words = useErrorText();
  const signers = useSigners();
  const [chosen, setChosen] = useState<string | null>(null);
  const signedByOfficerId = chosen ?? signers[0]?.value ?? '';
  const { opening, in: came, out, closing } = quarter.families;
  const step = useStep((key) =>
    answered(
      api.POST('/api/v1/periods/{unit}/{quarter}/submission', {
        params: { path: { unit: quarter.unit, quarter: quarter.period }, header: { 'Idempotency-Key': key } },
        body: { occurredOn: today(), figures: { families: { opening, in: came, out, closing } }, signedByOfficerId },
      }),
    ),
  );
  if (step.data) return <Notice tone="done">{t('submitted', { version: step.data.version })}</Notice>;
  if (quarter.status === 'SUMMARISED') return null;
  return (
    <div className="no-print" style={{ display: 'grid', gap: 10, justifyItems: 'start' }}>
      <span>{t('submitText', { opening, in: came, out, closing })}</span>
      <NativeSelect
        label={t('signer')}
        data={[...signers]}
        value={signedByOfficerId}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      {step.error === null ? null : (
        <Notice tone="late" live>
          {words(step.error)}
        </Notice>
      )}
      <Button loading={step.isPending} disabled={signedByOfficerId === ''} onClick={() => step.mutate()}>
        {t('submit')}
      </Button>
    </div>
  );
}
