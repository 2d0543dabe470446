import { PositionUnknown } from '../port';
import { comparePlaces, placeOf, positionOf } from './position';

const place = (commit: bigint, prepare = commit) => ({ commit, prepare });

it.each([place(0n), place(35n), place(36n, 7n), place(2n ** 63n - 1n), place(9_007_199_254_740_993n)])(
  'keeps commit and prepare of %p to the last digit',
  (one) => {
    expect(placeOf(positionOf(one))).toEqual(one);
  },
);

it.each(['', '0', '1', '-1', '1-', '!', ' 1-1', '01-1', '1-2', 'zzzzzz', 'zzzzzzzzzzzzz-1', 'A-1', '1-1-1'])(
  '"%s" is no position',
  (text) => {
    expect(() => placeOf(text)).toThrow(PositionUnknown);
  },
);

it('orders by number and not by text, and by prepare within one commit', () => {
  const ordered = [place(9n), place(35n), place(36n, 1n), place(36n, 2n), place(36n), place(36n ** 4n)];
  const shuffled = [ordered[3], ordered[0], ordered[5], ordered[2], ordered[1], ordered[4]] as typeof ordered;
  expect(shuffled.sort(comparePlaces)).toEqual(ordered);
  expect(comparePlaces(place(36n, 1n), place(36n, 1n))).toBe(0);
});
