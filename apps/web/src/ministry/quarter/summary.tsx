import { Button } from '@mantine/core';
import { answered, api } from '../../api/client';
import { useErrorText } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { today } from '../shared/place';
import type { Quarter } from '../shared/quarter-figures';
import { useStep } from './step';
import { useQuarterTexts } from './texts';

/** `POST /periods/REGION/{quarter}/summary`: the ministry freezes the quarter (IRKUTSK 52). */
export function Summary({ quarter: { period, status } }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  const words = useErrorText();
  const step = useStep((key) =>
    answered(
      api.POST('/api/v1/periods/REGION/{quarter}/summary', {
        params: { path: { quarter: period }, header: { 'Idempotency-Key': key } },
        body: { occurredOn: today() },
      }),
    ),
  );
  if (step.data) return <Notice tone="done">{t('summarised', { version: step.data.version })}</Notice>;
  if (status !== 'PRELIMINARY') return null;
  return (
    <div className="no-print" style={{ display: 'grid', gap: 10, justifyItems: 'start', marginTop: 16 }}>
      <span>{t('summaryText')}</span>
      {step.error === null ? null : (
        <Notice tone="late" live>
          {words(step.error)}
        </Notice>
      )}
      <Button loading={step.isPending} onClick={() => step.mutate()}>
        {t('summary')}
      </Button>
    </div>
  );
}
