import { monthEnd, quarterSpan } from '@kurator/kernel';
import type { Span } from '../figures';

/** The days of a period `2026`, `2026-Q1` or `2026-03`. */
export function periodSpan(period: string): Span {
  if (period.length === 4) return { from: `${period}-01-01`, to: `${period}-12-31` };
  return period.includes('Q') ? quarterSpan(period) : { from: `${period}-01`, to: monthEnd(period) };
}
