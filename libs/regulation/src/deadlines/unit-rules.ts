/** What a duty of a unit comes with: the end of a quarter or year, or the month while it runs (spec 4.2). */
export type UnitPeriod = 'quarter' | 'month' | 'year';

/** A duty that no family brings, but the calendar: by whom, of which period, met by which report. */
export interface UnitRule {
  /** Key of the rule in the profiles. */
  readonly key: string;
  readonly period: UnitPeriod;
  /** A municipality's, or the region's own. */
  readonly of: 'MUNICIPALITY' | 'REGION';
  readonly metBy: string;
  /** Whose it is: the commission, the keeper of the bank, each institution, or the ministry (no agency of its own). */
  readonly role: 'commission' | 'keeper' | 'institution' | 'ministry';
}

const rule = (
  key: string,
  [period, of]: readonly [UnitPeriod, UnitRule['of']],
  metBy: string,
  role: UnitRule['role'],
): UnitRule => ({ key, period, of, metBy, role });

/** DL-27, 28, 36 to 40 and 58. */
export const unitRules: readonly UnitRule[] = [
  rule('listReconciled', ['quarter', 'MUNICIPALITY'], 'list-reconciled', 'commission'),
  rule('qualityAnalysed', ['quarter', 'MUNICIPALITY'], 'quality-analysis-recorded', 'institution'),
  rule('quarterReportSubmitted', ['quarter', 'MUNICIPALITY'], 'quarter-report-submitted', 'keeper'),
  rule('quarterSummaryFormed', ['quarter', 'REGION'], 'quarter-summary-formed', 'ministry'),
  rule('municipalListSent', ['quarter', 'MUNICIPALITY'], 'municipal-list-sent', 'commission'),
  rule('monthlyInfoSent', ['month', 'MUNICIPALITY'], 'monthly-info-sent', 'keeper'),
  rule('annualAssessmentPublished', ['year', 'REGION'], 'annual-assessment-published', 'ministry'),
  rule('republicanListFormed', ['quarter', 'REGION'], 'republican-list-formed', 'ministry'),
];
