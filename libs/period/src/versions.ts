import type { Fact } from '@kurator/kernel';
import { quarterReportSubmitted, quarterSummaryFormed, reportCorrected } from './events';
import type { ReportCorrected, ReportSubmitted, SummaryFormed } from './events';
import type { Frozen, Version } from './frozen';

type Facts = readonly Pick<Fact, 'type' | 'data'>[];
const dataOf = <T>(facts: Facts, type: string): readonly T[] =>
  facts.filter((fact) => fact.type === type).map((fact) => fact.data as T);

/** The quarter's summary, once the ministry has formed it. */
export const summaryOf = (region: Facts): SummaryFormed | null =>
  dataOf<SummaryFormed>(region, quarterSummaryFormed.name)[0] ?? null;

/** What an institution has reported, oldest first; the last is the one that counts. */
export const reportsOf = (own: Facts): readonly ReportSubmitted[] =>
  dataOf<ReportSubmitted>(own, quarterReportSubmitted.name);

const ofUnit = (frozen: readonly Frozen[], unit: string): readonly Version[] =>
  frozen.filter((one) => one.unit === unit).map((one) => ({ ...one, status: 'SUMMARISED' }));

/**
 * Every frozen version of a unit's quarter, ascending; the last one is legal. The version that the summary used is
 * SUMMARISED, those that it replaced stay SUBMITTED.
 * @param own facts of the unit's stream
 * @param region facts of the region's stream of the same quarter
 */
export function versionsOf(unit: string, own: Facts, region: Facts): readonly Version[] {
  const summary = summaryOf(region);
  const used = summary?.usedReports.find((report) => report.unit === unit)?.version;
  const reports = reportsOf(own).map(({ frozen, version }): Version => ({
    ...frozen,
    status: version === used ? 'SUMMARISED' : 'SUBMITTED',
  }));
  const corrections = dataOf<ReportCorrected>(region, reportCorrected.name);
  return [
    ...reports,
    ...ofUnit(summary?.frozen ?? [], unit),
    ...corrections.flatMap(({ frozen }) => ofUnit(frozen, unit)),
  ];
}
