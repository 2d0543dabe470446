import type { ChartProps } from './props';

/** A spreadsheet takes a cell that begins so for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One cell of a CSV file as Russian spreadsheets read it: `;` between cells, a comma in fractions. */
export function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The lines of a table as CSV with a byte order mark, without which spreadsheets misread Cyrillic. */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;

/** Hands a text to the browser as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Saves what a chart shows. */
export function saveCsv({ by, categories, series, file }: Omit<ChartProps, 'title' | 'kind'>): void {
  const head = [by, ...series.map(({ name }) => name)];
  const rows = categories.map((category, row) => [category, ...series.map(({ values }) => values[row] ?? null)]);
  saveText(`${file}.csv`, csvOf([head, ...rows]));
}
