import { quarterReportSubmitted, quarterSummaryFormed, reportCorrected } from './events';
import { periodStream, quarterBefore, REGION, type Frozen } from './frozen';
import { reportsOf, summaryOf, versionsOf } from './versions';

const UNIT = '25604000';
const NONE = { opening: 0, in: 0, out: 0, adjustmentsIn: 0, adjustmentsOut: 0, closing: 0 };
const NO_FLOWS = { in: 0, out: 0 };
const frozen = (unit: string, version: number): Frozen => ({
  ...{ unit, version, asOfPosition: String(version), checks: [], checksum: `${unit}/${version}` },
  figures: { families: NONE, minors: NONE },
  flows: { families: NO_FLOWS, minors: NO_FLOWS },
  rows: { families: 0, checksum: '' },
});
const report = (version: number) => ({
  type: quarterReportSubmitted.name,
  data: { unit: UNIT, version, frozen: frozen(UNIT, version) },
});
const summary = (usedReports: readonly object[], units: readonly Frozen[]) => ({
  type: quarterSummaryFormed.name,
  data: { usedReports, missing: [], frozen: [frozen(REGION, 1), ...units] },
});
const correction = (...units: readonly Frozen[]) => ({ type: reportCorrected.name, data: { frozen: units } });
const told = (versions: ReturnType<typeof versionsOf>) => versions.map(({ version, status }) => `${version} ${status}`);

describe('versions of a quarter', () => {
  it('are none before the first report', () => expect(versionsOf(UNIT, [], [])).toEqual([]));
  it('are the reports of the institution, the last one legal', () =>
    expect(told(versionsOf(UNIT, [report(1), report(2)], []))).toEqual(['1 SUBMITTED', '2 SUBMITTED']));
  it('are summarised where the summary used them, and stay as they were where not', () => {
    const region = [summary([{ unit: UNIT, version: 2 }], [])];
    expect(told(versionsOf(UNIT, [report(1), report(2)], region))).toEqual(['1 SUBMITTED', '2 SUMMARISED']);
  });
  it('are the register’s own where nobody reported', () =>
    expect(told(versionsOf(UNIT, [], [summary([], [frozen(UNIT, 1)])]))).toEqual(['1 SUMMARISED']));
  it('grow with every correction that names the unit', () => {
    const region = [
      summary([], [frozen(UNIT, 1)]),
      correction(frozen(REGION, 2)),
      correction(frozen(REGION, 3), frozen(UNIT, 2)),
    ];
    expect(told(versionsOf(UNIT, [], region))).toEqual(['1 SUMMARISED', '2 SUMMARISED']);
    expect(told(versionsOf(REGION, [], region))).toEqual(['1 SUMMARISED', '2 SUMMARISED', '3 SUMMARISED']);
  });
  it('know the summary and the reports apart', () => {
    expect(summaryOf([report(1)])).toBeNull();
    expect(reportsOf([report(1), summary([], [])])).toHaveLength(1);
  });
});

describe('names of quarters', () => {
  it('go back over the turn of the year', () => {
    expect(quarterBefore('2026-Q1')).toBe('2025-Q4');
    expect(quarterBefore('2026-Q4')).toBe('2026-Q3');
  });
  it('make a stream for every unit', () => expect(periodStream(UNIT, '2026-Q1')).toBe('period-25604000-2026-Q1'));
});
