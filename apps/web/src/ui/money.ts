/** Kopecks as `12 345,67 ₽`, in either language: the register's money is Russian. */
export const moneyText = (kopecks: number): string => `${rublesText(kopecks)} ₽`;

/** Kopecks as the digits of rubles, `12 345,67`. */
export const rublesText = (kopecks: number): string =>
  new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(kopecks / 100);

/** No digit less than kopecks, and not so many that a number of the browser loses them. */
const RUBLES = /^(\d{1,13})(?:[.,](\d{1,2}))?$/;

/**
 * Rubles as people type them (`12 345,67`, `12345.6`, `12345`, with or without the sign) as a whole number of kopecks.
 * @returns null for what is no sum of money
 */
export function kopecksOf(typed: string): number | null {
  const [, rubles, kopecks = ''] = RUBLES.exec(typed.replaceAll(/[\s\u00a0\u202f]|₽|руб\.?|р\.$/g, '')) ?? [];
  return rubles === undefined ? null : Number(rubles) * 100 + Number(kopecks.padEnd(2, '0'));
}
