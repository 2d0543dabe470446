import { qualityAnalysisRecorded } from '../catalogue/control';
import { records } from '../shared/drafts';

/** C30: the institution analysed the quality of accompaniment in a quarter; meets DL-28. */
export const recordQualityAnalysis = records(qualityAnalysisRecorded, {
  name: 'record-quality-analysis',
  number: 'C30',
  title: { ru: 'Записать анализ качества сопровождения', en: 'Record an analysis of quality' },
  example: {
    occurredOn: '2026-04-10',
    period: '2026-Q1',
    institutionId: 'soc-1',
    findings: 'Сопровождение ведётся по программе',
  },
});
