import { DISTRICTS } from '../region/districts';
import { frozenOn, quarterSteps } from './quarter-steps';

const steps = quarterSteps({ seed: 'kurator-demo', from: '2024-10-01', to: '2026-09-30' });

describe('the steps of the quarters', () => {
  it('freeze seven quarters and leave the running one open', () => {
    const summaries = steps.filter(({ district }) => district === null);
    expect(summaries.map(({ quarter }) => quarter)).toEqual([
      ...['2024-Q4', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'],
    ]);
    // Spec 8.4: Q4 2025 is due on 12 January, Q1 2026 on 10 April.
    expect(summaries.slice(4, 6).map(({ on }) => on)).toEqual(['2026-01-12', '2026-04-10']);
  });

  it('come in order, the summary last, some reports late or missing', () => {
    expect(steps.map(({ on }) => on).toSorted()).toEqual(steps.map(({ on }) => on));
    const reports = steps.length - 7;
    expect(reports).toBeLessThan(7 * DISTRICTS.length);
    expect(reports).toBeGreaterThan(5 * DISTRICTS.length);
    expect(new Set(steps.filter(({ quarter }) => quarter === '2026-Q1').map(({ on }) => on)).size).toBeGreaterThan(1);
  });

  it('tell when a district was frozen: by its report, or by the summary without it', () => {
    for (const district of DISTRICTS) {
      const report = steps.find((step) => step.district === district && step.quarter === '2026-Q1');
      expect(frozenOn(steps, '2026-Q1', district)).toBe(report?.on ?? '2026-04-10');
      expect(frozenOn(steps, '2026-Q3', district)).toBeNull();
    }
  });
});
