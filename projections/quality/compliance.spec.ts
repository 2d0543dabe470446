import { compliance, ofPeriod } from './compliance';

const NOTHING = { flows: new Map(), standings: new Map(), stocks: new Map(), familyMonths: 0 };
const from = (entries: Readonly<Record<string, number>>) => new Map(Object.entries(entries));

describe('compliance figures', () => {
  it('are zero, and lengths unknown, where nothing happened', () => {
    expect(compliance(NOTHING)).toMatchObject({
      rules: [],
      running: [],
      measures: { done: 0, doneLate: 0, notDone: 0, total: 0 },
      duration: { families: 0, median: null, p90: null },
    });
  });

  it('count duties that have ended, and tell the running ones apart', () => {
    const standings = from({
      'd|DL-30|x|met': 2,
      'd|DL-30|x|metLate': 1,
      'd|DL-30|x|running': 9,
      'd|DL-9|y|running': 1,
    });
    const { rules, running } = compliance({ ...NOTHING, standings });
    expect(rules).toEqual([{ rule: 'DL-30', ruleKey: 'x', met: 2, metLate: 1, overdue: 0, total: 3 }]);
    expect(running).toEqual([
      { rule: 'DL-30', ruleKey: 'x', total: 9 },
      { rule: 'DL-9', ruleKey: 'y', total: 1 },
    ]);
  });

  it('add the months of a period up, and leave the months out of the names', () => {
    const told = from({ 'd|2026-01|DL-30|x|met': 2, 'd|2026-02|DL-30|x|met': 1, 'm|2026-02|done': 3, 'k|2026-01': 1 });
    expect([...ofPeriod(told)]).toEqual([
      ['d|DL-30|x|met', 3],
      ['m|done', 3],
      ['k', 1],
    ]);
  });

  it('find the middle and the ninetieth of a hundred lengths', () => {
    const flows = from(Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`l|${(n + 1) * 10}`, 10])));
    expect(compliance({ ...NOTHING, flows }).duration).toEqual({ families: 100, median: 50, p90: 90 });
  });
});
