import type { FamilyView } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import type { FamilyProjection } from '@kurator/read-models';

/** An institution's analysis of a quarter, as one family's history tells it. */
export type QualityAnalysis = {
  readonly id: string;
  readonly municipality: string;
  readonly institutionId: string;
  /** `2026-Q1`. */
  readonly period: string;
  readonly occurredOn: LocalDate;
};

function rowsOf({ familyId, facts }: Pick<FamilyView, 'familyId' | 'facts'>): readonly QualityAnalysis[] {
  const earliest = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.type !== 'quality-analysis-recorded') continue;
    const key = `${String(fact.data['institutionId'])}/${String(fact.data['period'])}`;
    // Facts ascend by day: the first one is what meets the duty.
    if (!earliest.has(key)) earliest.set(key, fact);
  }
  return [...earliest].map(([key, { data, municipality, occurredOn }]) => ({
    id: `${familyId}/${key}`,
    municipality,
    institutionId: String(data['institutionId']),
    period: String(data['period']),
    occurredOn,
  }));
}

/** Which institution analysed the quality of accompaniment for which quarter (DL-28): told in families' histories. */
export const qualityAnalyses: FamilyProjection<FamilyView> = {
  kind: 'family',
  name: 'quality-analyses',
  version: 1,
  collections: [
    {
      name: 'quality-analyses',
      columns: { municipality: 'text', institutionId: 'text', period: 'text', occurredOn: 'text' },
      indexes: [['municipality', 'institutionId', 'period', 'occurredOn']],
    },
  ],
  render: (view) => ({ documents: { 'quality-analyses': rowsOf(view) } }),
};
