import {
  addDays,
  addMonths,
  monthEnd,
  quarterOf,
  quarterSpan,
  reject,
  type LocalDate,
  type Rejection,
} from '@kurator/kernel';

export type PeriodKind = 'month' | 'quarter' | 'year';

/** A unit's period, the legal object of spec 8.4: `88705000-2026-Q3`, `04707000-2026-09`, `REGION-2026`. */
export interface PeriodId {
  /** OKTMO or `REGION`. */
  readonly unit: string;
  /** `2026-Q3`, `2026-09` or `2026`. */
  readonly period: string;
  readonly kind: PeriodKind;
  /** First and last day. */
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const KINDS: readonly (readonly [RegExp, PeriodKind])[] = [
  [/^\d{4}-Q[1-4]$/, 'quarter'],
  [/^\d{4}-(?:0[1-9]|1[0-2])$/, 'month'],
  [/^\d{4}$/, 'year'],
];

export const kindOfPeriod = (period: string): PeriodKind | null =>
  KINDS.find(([pattern]) => pattern.test(period))?.[1] ?? null;

/** First and last day of a period. @param period of a known kind */
export function spanOf(period: string): { readonly from: LocalDate; readonly to: LocalDate } {
  const kind = kindOfPeriod(period);
  if (kind === 'quarter') return quarterSpan(period);
  if (kind === 'month') return { from: `${period}-01`, to: monthEnd(period) };
  return { from: `${period}-01-01`, to: `${period}-12-31` };
}

/** The period of a kind that holds a day. */
export function periodOf(kind: PeriodKind, on: LocalDate): string {
  if (kind === 'quarter') return quarterOf(on);
  return kind === 'month' ? on.slice(0, 7) : on.slice(0, 4);
}

/** The period of the same kind that follows, or comes before (`by` -1). */
export function neighbour(period: string, by: 1 | -1): string {
  const { from, to } = spanOf(period);
  return periodOf(kindOfPeriod(period) ?? 'month', by === 1 ? addDays(to, 1) : addDays(from, -1));
}

/** The n-th month before a month. */
export const monthBefore = (month: string, n: number): string => addMonths(`${month}-01`, -n).slice(0, 7);

/** Reads `<unit>-<period>`, also written with a colon; null for what is none. */
export function parsePeriodId(id: string): PeriodId | null {
  const [, unit, period] = /^(\d{8}|REGION)[-:](\d{4}(?:-(?:Q\d|\d\d))?)$/.exec(id) ?? [];
  const kind = period === undefined ? null : kindOfPeriod(period);
  return unit === undefined || period === undefined || kind === null ? null : { unit, period, kind, ...spanOf(period) };
}

export const periodIdOf = (unit: string, period: string): string => `${unit}-${period}`;

/** What a report of a period needs of it. */
export interface Fitting {
  readonly kind: PeriodKind;
  /** The region's own, or a municipality's. */
  readonly of: 'REGION' | 'MUNICIPALITY';
  /** Reported while it runs (the monthly information). */
  readonly running?: true;
}

/** Why a report cannot be of this period: of another kind, of the wrong unit, or not ended (spec C43). */
export function unfit({ unit, kind, from, to }: PeriodId, fitting: Fitting, on: LocalDate): Rejection | null {
  if (kind !== fitting.kind) return reject('PERIOD_UNFIT', { needed: fitting.kind }, 'periodId');
  if ((unit === 'REGION') !== (fitting.of === 'REGION'))
    return reject('PERIOD_UNFIT', { needed: fitting.of }, 'periodId');
  const tooEarly = fitting.running ? on < from : on <= to;
  return tooEarly ? reject('PERIOD_NOT_ENDED', { to: fitting.running ? from : to }, 'occurredOn') : null;
}
