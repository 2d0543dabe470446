import { indicatorTable, type YearSums } from './indicators';

const year = (flows: Readonly<Record<string, number>>, opening = 0, closing = 0): YearSums => ({
  ...{ opening, closing, registered: { opening: 40, closing: 37 } },
  flows: new Map(Object.entries(flows)),
});
const table = (years: readonly YearSums[], masked = false) => indicatorTable(years, masked).tables[0]?.rows ?? [];
const rowOf = (rows: ReturnType<typeof table>, indicator: string) => rows.find((row) => row.indicator === indicator);

describe('table 1 of the appendix', () => {
  const rows = table([
    year({}),
    year({ 'y|ST-10': 7, 'f|ST-10': 8, 'f|ST-18|in': 8 }, 2, 10),
    year({
      'y|ST-11': 6,
      'f|ST-11': 9,
      'y|ST-12': 5,
      'f|ST-12': 7,
      'y|ST-17': 2,
      'y|ST-17|CRISIS>EMERGENCY': 2,
      'f|ST-17|CRISIS>EMERGENCY': 2,
    }),
  ]);

  it('has a column for each year, cases apart from moves', () => {
    expect(rowOf(rows, 'ST-10')).toMatchObject({ row: '1', values: [0, 7, 0], moves: [0, 8, 0] });
    expect(rowOf(rows, 'ST-12')).toMatchObject({ row: '2.1', values: [0, 0, 5], moves: [0, 0, 7] });
  });
  it('names the pairs that were moved between, with what they mean (8.3)', () => {
    expect(rowOf(rows, 'ST-11')?.pairs?.map(({ from, to, situation }) => `${from}>${to} ${situation}`)).toEqual(
      expect.arrayContaining(['BASE>CRISIS WORSENED', 'CRISIS>EMERGENCY WORSENED']),
    );
    expect(rowOf(rows, 'ST-17')).toMatchObject({
      row: null,
      values: [0, 0, 2],
      pairs: [{ from: 'CRISIS', moves: [0, 0, 2] }],
    });
  });
  it('shows the results of OKTYABRSKY 15.1 beside it, each with its clause', () => {
    const found = table([year({ 'y|ST-41': 2, 'f|ST-41': 3, 'y|ST-43': 4, 'f|ST-43': 4 })]);
    expect(rowOf(found, 'ST-41')).toMatchObject({ row: null, values: [2], moves: [3], clause: 'OKTYABRSKY 15.1' });
    expect(rowOf(found, 'ST-42')?.values).toEqual([{ opening: 40, closing: 37, change: -3 }]);
    expect(rowOf(found, 'ST-43')).toMatchObject({ values: [4] });
    expect(found.every(({ clause }) => clause.length > 5)).toBe(true);
  });
  it('shows the balance of accompaniment of every year', () =>
    expect(rowOf(rows, 'ST-18')?.values[1]).toEqual({ opening: 2, in: 8, out: 0, closing: 10 }));
});

describe('table 1 for roles without personal data', () => {
  const flows = { 'y|ST-11': 9, 'f|ST-11': 9, 'y|ST-12': 7, 'f|ST-12': 7, 'y|ST-13': 2, 'f|ST-13': 2 };
  const { masked = [], tables } = indicatorTable([year({}), year({}), year(flows)], true);
  it('hides a small pair, and another one with it', () => {
    const rows = tables[0]?.rows ?? [];
    expect(rowOf(rows, 'ST-13')?.values).toEqual([0, 0, null]);
    expect(rowOf(rows, 'ST-11')?.values).toEqual([0, 0, 9]);
    expect(masked.length).toBeGreaterThanOrEqual(2);
  });
});
