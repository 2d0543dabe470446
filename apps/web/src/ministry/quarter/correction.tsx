import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answered, api } from '../../api/client';
import type { components } from '../../api/schema.gen';
import { DataTable, type Column } from '../../ui/data-table';
import { useErrorText } from '../../ui/states';
import { Notice } from '../../ui/tone';
import { today, useUnits } from '../shared/place';
import type { Quarter } from '../shared/quarter-figures';
import { useFigureTexts } from '../shared/texts';
import { useStep } from './step';
import { useQuarterTexts } from './texts';

type Corrected = components['schemas']['CorrectedQuarter'];
type Told = Pick<Corrected, 'oldVersion' | 'newVersion' | 'differences'>;
type Difference = Corrected['differences'][number];

/** `POST /periods/REGION/{quarter}/corrections`: what is known now becomes the next version, the one before stays. */
export function Correction({ quarter: { period, status, version } }: { readonly quarter: Quarter }) {
  const t = useQuarterTexts();
  const words = useErrorText();
  const [reason, setReason] = useState('');
  const step = useStep((key) =>
    answered(
      api.POST('/api/v1/periods/REGION/{quarter}/corrections', {
        params: { path: { quarter: period }, header: { 'Idempotency-Key': key } },
        body: { occurredOn: today(), reason: reason.trim() },
      }),
    ),
  );
  if (step.data) return <Done corrected={step.data} />;
  if (status !== 'SUMMARISED') return null;
  return (
    <details className="no-print" style={{ marginTop: 16 }}>
      <summary style={{ cursor: 'pointer', color: 'var(--k-accent-text)' }}>{t('correct')}</summary>
      <div style={{ display: 'grid', gap: 10, justifyItems: 'start', paddingTop: 10 }}>
        <span>{t('correctText', { version, next: version + 1 })}</span>
        <Textarea
          label={t('reason')}
          required
          w="100%"
          maw={640}
          autosize
          minRows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {step.error === null ? null : (
          <Notice tone="late" live>
            {words(step.error)}
          </Notice>
        )}
        <Button loading={step.isPending} disabled={reason.trim() === ''} onClick={() => step.mutate()}>
          {t('correctSend')}
        </Button>
      </div>
    </details>
  );
}

/** Every figure of the quarter's movement that is another now; breakdowns are told by their number. */
function Done({ corrected: { oldVersion, newVersion, differences } }: { readonly corrected: Told }) {
  const t = useQuarterTexts();
  const f = useFigureTexts();
  const units = new Map(useUnits().map(({ unit, name }) => [unit, name]));
  const told = differences.filter(({ path }) => MOVEMENT.test(path));
  const columns: readonly Column<Difference>[] = [
    { key: 'unit', title: t('territory'), kind: 'strong', cell: ({ unit }) => units.get(unit) ?? f('region') },
    { key: 'figure', title: t('figure'), cell: ({ path }) => figureText(path, (key) => f(key)) },
    { key: 'was', title: t('was'), kind: 'number', cell: ({ was }) => was ?? '—' },
    { key: 'is', title: t('is'), kind: 'number', cell: ({ is }) => is ?? '—' },
  ];
  const more = differences.length - told.length;
  return (
    <>
      <Notice tone="done" title={t('corrected', { version: newVersion })} live>
        {t('correctedText', { version: oldVersion })}
      </Notice>
      {told.length === 0 ? null : (
        <DataTable
          label={t('differences')}
          columns={columns}
          rows={told}
          rowKey={({ unit, path, familyId }) => [unit, path, familyId].join()}
        />
      )}
      {more === 0 ? null : <p style={{ color: 'var(--k-text-2)' }}>{t('moreDifferences', { count: more })}</p>}
    </>
  );
}

const MOVEMENT = /^(families|minors)\.([a-zA-Z]+)$/;
/** `families.closing` as «Семьи: на конец». */
function figureText(path: string, word: (key: string) => string): string {
  const [, of = '', name = ''] = MOVEMENT.exec(path) ?? [];
  return `${word(of)}: ${word(`figure.${name}`).toLowerCase()}`;
}
