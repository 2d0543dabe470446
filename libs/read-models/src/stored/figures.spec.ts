import fc from 'fast-check';
import { Figures } from './figures';

const place = fc.oneof(
  fc.maxSafeNat().map((n) => n % 2 ** 52),
  fc.integer({ min: 0, max: 20 }),
);
const additions = fc.array(fc.tuple(place, fc.integer({ min: -3, max: 3 })), { maxLength: 400 });

/** Counted again in a `Map`. */
function recounted(told: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const sums = new Map<number, number>();
  for (const [at, n] of told) sums.set(at, (sums.get(at) ?? 0) + n);
  return [...sums].filter(([, n]) => n !== 0).sort(([a], [b]) => a - b);
}
const left = (figures: Figures) => Array.from(figures.inOrder(), (at) => [at, figures.at(at)]);
function of(told: readonly (readonly [number, number])[], slots?: number): Figures {
  const figures = new Figures(slots);
  for (const [at, n] of told) figures.add(at, n);
  return figures;
}

describe('figures by place', () => {
  it('add up, in whatever order and however often the table grows', () => {
    fc.assert(
      fc.property(additions, fc.constantFrom(4, 64, 1024), (told, slots) => {
        expect(left(of(told, slots))).toEqual(recounted(told));
        expect(left(of([...told].reverse(), slots))).toEqual(recounted(told));
      }),
    );
  });

  it('take in all of others and take them away again', () => {
    fc.assert(
      fc.property(additions, additions, (one, other) => {
        const figures = of(one);
        figures.addAll(of(other), 1);
        expect(left(figures)).toEqual(recounted([...one, ...other]));
        figures.addAll(of(other), -1);
        expect(left(figures)).toEqual(recounted(one));
      }),
    );
  });

  it('are empty after they were cleared', () => {
    const figures = of([
      [7, 1],
      [2 ** 51, 2],
    ]);
    figures.clear();
    expect([figures.size, left(figures), figures.at(7)]).toEqual([0, [], 0]);
    figures.add(7, 5);
    expect(left(figures)).toEqual([[7, 5]]);
  });
});
