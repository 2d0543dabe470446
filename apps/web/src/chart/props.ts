/** One line or one colour of bars. */
export interface Series {
  readonly name: string;
  /** In the order of the categories; null where there is no figure. */
  readonly values: readonly (number | null)[];
}
export interface ChartProps {
  readonly title: string;
  readonly kind: 'bar' | 'line' | 'stacked' | 'horizontal';
  /** Heading of the table's first column: what the categories are. */
  readonly by: string;
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Name of the CSV file, without its end. */
  readonly file: string;
  readonly height?: number;
  /** What is bad is drawn so. */
  readonly tone?: 'late';
}
