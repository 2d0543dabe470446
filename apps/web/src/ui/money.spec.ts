import { kopecksOf, moneyText } from './money';

it.each([
  ['12 345,67 ₽', 1_234_567],
  ['12\u00a0345,6', 1_234_560],
  ['12345', 1_234_500],
  ['0.05', 5],
  ['4294967,29', 429_496_729],
  ['100 руб.', 10_000],
])('%s are %i kopecks', (typed, kopecks) => expect(kopecksOf(typed)).toBe(kopecks));

it.each(['', '12,345', 'много', '-5', '1e3', '12 345,67,8'])('%s is no sum of money', (typed) =>
  expect(kopecksOf(typed)).toBeNull(),
);

it('every number of kopecks comes back from its words', () => {
  for (const kopecks of [0, 1, 9, 10, 99, 100, 105, 1_250_000, 1_234_567, 999_999_999_999, 1_000_000_000_000])
    expect(kopecksOf(moneyText(kopecks))).toBe(kopecks);
});
