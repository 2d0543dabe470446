import { placed, shadesOf, stepOf } from './tiles';

const at = (units: Parameters<typeof placed>[0]) => Object.fromEntries(placed(units).at);

describe('the map of tiles', () => {
  it('puts a territory where the directory says, and leaves no empty edge', () =>
    expect(
      at([
        { unit: 'b', tile: { column: 5, row: 3 } },
        { unit: 'a', tile: { column: 4, row: 4 } },
      ]),
    ).toEqual({ b: { column: 2, row: 1 }, a: { column: 1, row: 2 } }));

  it('puts the others below, by their codes, in whatever order they come', () => {
    const units = [{ unit: '3' }, { unit: '2', tile: { column: 1, row: 1 } }, { unit: '1' }, { unit: '4' }];
    const expected = {
      2: { column: 1, row: 1 },
      1: { column: 1, row: 2 },
      3: { column: 2, row: 2 },
      4: { column: 3, row: 2 },
    };
    expect(at(units)).toEqual(expected);
    expect(at(units.toReversed())).toEqual(expected);
  });

  it.each([1, 2, 6, 7, 40, 83])('gives each of %i territories a place of its own within the columns', (count) => {
    const units = Array.from({ length: count }, (_, n) => ({
      unit: String(n),
      ...(n % 3 === 0 ? { tile: { column: (n % 7) + 1, row: Math.floor(n / 7) + 1 } } : {}),
    }));
    const { columns, at: places } = placed(units);
    const all = [...places.values()];
    expect(new Set(all.map(({ column, row }) => `${column}:${row}`)).size).toBe(count);
    expect(all.every(({ column, row }) => column >= 1 && column <= columns && row >= 1)).toBe(true);
  });
});

describe('the shades', () => {
  it.each([
    [[0, 0], []],
    [[1], [[5, 1, 1]]],
    [
      [3, 0],
      [
        [3, 1, 1],
        [4, 2, 2],
        [5, 3, 3],
      ],
    ],
    [
      [10, 4],
      [
        [1, 1, 2],
        [2, 3, 4],
        [3, 5, 6],
        [4, 7, 8],
        [5, 9, 10],
      ],
    ],
  ])('of %j', (figures, expected) =>
    expect(shadesOf(figures).map(({ step, from, to }) => [step, from, to])).toEqual(expected),
  );

  it.each([5, 6, 7, 12, 101, 4096])('cover every figure up to %i once', (most) => {
    const shades = shadesOf([most]);
    for (let n = 1; n <= most; n += 1) expect(shades.filter(({ from, to }) => n >= from && n <= to)).toHaveLength(1);
    expect([stepOf(0, shades), stepOf(null, shades), stepOf(most, shades)]).toEqual([0, 0, 5]);
  });
});
