import { compliance } from './compliance';

const NOTHING = { flows: new Map(), past: new Map(), stocks: new Map(), familyMonths: 0 };
const from = (entries: Readonly<Record<string, number>>) => new Map(Object.entries(entries));

describe('compliance figures', () => {
  it('are zero, and lengths unknown, where nothing happened', () => {
    expect(compliance(NOTHING)).toMatchObject({
      rules: [],
      measures: { done: 0, doneLate: 0, notDone: 0, total: 0 },
      duration: { families: 0, median: null, p90: null },
    });
  });
  it('take met and late duties of the whole period, missed ones of the past only', () => {
    const flows = from({ 'd|DL-30|x|met': 2, 'd|DL-30|x|metLate': 1, 'd|DL-30|x|overdue': 9 });
    const { rules } = compliance({ ...NOTHING, flows, past: from({ 'd|DL-30|x|overdue': 1 }) });
    expect(rules).toEqual([{ rule: 'DL-30', ruleKey: 'x', met: 2, metLate: 1, overdue: 1, total: 4 }]);
  });
  it('take an open measure for not done once its day has passed', () => {
    const flows = from({ 'm|done': 3, 'm|doneLate': 1, 'm|notDone': 1, 'm|open': 5 });
    const { measures } = compliance({ ...NOTHING, flows, past: from({ 'm|open': 2 }) });
    expect(measures).toEqual({ done: 3, doneLate: 1, notDone: 3, total: 7 });
  });
  it('find the middle and the ninetieth of a hundred lengths', () => {
    const flows = from(Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`l|${(n + 1) * 10}`, 10])));
    expect(compliance({ ...NOTHING, flows }).duration).toEqual({ families: 100, median: 50, p90: 90 });
  });
});
