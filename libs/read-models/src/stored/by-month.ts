import { namedFigures } from './changes';
import type { Codes } from './codes';
import type { Figures } from './figures';

type Named = ReturnType<typeof namedFigures>;

const order = (a: Named[number], b: Named[number]): number => {
  for (const n of [0, 1, 2] as const) if (a[n] !== b[n]) return a[n] < b[n] ? -1 : 1;
  return 0;
};

/** Days that stand beside each other, added up; only what is left of them. */
function byMonth(days: Named): Named {
  const months: [string, string, string, number][] = [];
  for (const [unit, key, date, n] of days) {
    const month = date.slice(0, 7);
    const last = months.at(-1);
    if (last && last[0] === unit && last[1] === key && last[2] === month) last[3] += n;
    else months.push([unit, key, month, n]);
  }
  return months.filter(([, , , n]) => n !== 0);
}

/** Figures per day and per month, sorted, so that neighbours in a table are written one after the other. */
export function daysAndMonths(codes: Codes, figures: Figures): { readonly days: Named; readonly months: Named } {
  const days = [...namedFigures(codes, figures)].sort(order);
  return { days, months: byMonth(days) };
}
