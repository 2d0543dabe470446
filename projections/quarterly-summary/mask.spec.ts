import fc from 'fast-check';
import { quarterFigures } from './figures';
import { masked } from './mask';
import { isSmall, suppressed } from './suppress';

const codes = ['a', 'b', 'c', 'd', 'e'];
const anyCells = fc.dictionary(fc.constantFrom(...codes), fc.nat(12));

/** Every way in which hidden cells could be filled so that the total comes out; small numbers make this quick. */
function fillings(total: number, cells: number): readonly (readonly number[])[] {
  if (cells === 0) return total === 0 ? [[]] : [];
  return Array.from({ length: total + 1 }, (_, n) => n).flatMap((n) =>
    fillings(total - n, cells - 1).map((rest) => [n, ...rest]),
  );
}

describe('suppression in one breakdown', () => {
  it('hides every small cell', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const hidden = suppressed(cells, codes);
        for (const [code, n] of Object.entries(cells)) if (isSmall(n)) expect(hidden.has(code)).toBe(true);
      }),
    );
  });

  it('never lets a hidden cell follow from the total and the visible ones', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const hidden = [...suppressed(cells, codes)];
        const rest = hidden.reduce((sum, code) => sum + (cells[code] ?? 0), 0);
        const ways = fillings(rest, hidden.length);
        hidden.forEach((_code, n) => expect(new Set(ways.map((way) => way[n])).size).toBeGreaterThan(1));
      }),
    );
  });

  it('hides nothing where no cell is small', () => expect(suppressed({ a: 0, b: 5, c: 120 }, codes).size).toBe(0));
  it('hides the next smallest beside a single small one', () => {
    expect([...suppressed({ a: 9, b: 3, c: 5 }, [])].sort()).toEqual(['b', 'c']);
    expect([...suppressed({ a: 9, b: 3 }, codes)].sort()).toEqual(['b', 'c']);
  });
});

describe('a quarter for roles without personal data', () => {
  const sums = quarterFigures({
    opening: new Map([['s|families', 3]]),
    flows: new Map([
      ...([
        ['f|families|inFirst', 2],
        ['f|families|out', 9],
        ['f|families|outPositive', 2],
      ] as const),
      ...([
        ['f|families|outByGround|FD-06', 2],
        ['f|families|outByGround|FD-99', 7],
      ] as const),
      ...([
        ['f|ST-11', 3],
        ['q|ST-11', 2],
        ['f|ST-12', 3],
        ['q|ST-12', 2],
        ['q|ST-10', 1],
      ] as const),
    ]),
    stocks: new Map([
      ['s|level|CRISIS', 3],
      ['s|level|BASE', 40],
      ['s|ground|FG-01', 43],
    ]),
    closing: { families: 43, minors: 0, accompaniment: 0 },
  });
  const shown = masked(sums) as unknown as Record<string, Record<string, Record<string, unknown>>> & {
    masked: string[];
  };

  it('keeps the movement totals', () => {
    expect(shown['families']).toMatchObject({ opening: 3, in: 2, inFirst: 2, out: 9, outPositive: 2 });
    expect(shown['indicators']).toMatchObject({ 'ST-10': 1, 'ST-11': { families: 2, moves: 3 } });
  });
  it('hides small cells with another one of the same line, and names every path', () => {
    expect(shown['structure']?.['level']).toMatchObject({ CRISIS: null, BASE: 40 });
    expect(shown['families']?.['outByGround']).toEqual({ 'FD-06': null, 'MD-05': null, 'FD-99': 7 });
    expect(shown['indicators']).toMatchObject({ 'ST-12': { families: null, moves: null } });
    expect(shown.masked).toEqual(
      expect.arrayContaining(['families.outByGround.FD-06', 'structure.level.CRISIS', 'indicators.ST-12.moves']),
    );
    const nulls = shown.masked.map((path) =>
      path.split('.').reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], shown),
    );
    expect(nulls.every((value) => value === null)).toBe(true);
  });
  it('leaves large cells of other breakdowns alone', () =>
    expect(shown['structure']?.['ground']).toEqual({ 'FG-01': 43 }));
});
