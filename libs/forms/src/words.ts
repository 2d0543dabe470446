import type { LocalDate } from '@kurator/kernel';

/** `2026-02-17` as people write it: 17.02.2026. */
export const russianDate = (date: LocalDate): string => date.split('-').reverse().join('.');

const QUARTERS = ['I', 'II', 'III', 'IV'];
/** `2026-Q3`, `2026-03` or `2026` in words. */
export function periodInWords(period: string): string {
  const [year = '', part] = period.split('-');
  if (part === undefined) return `${year} год`;
  if (part.startsWith('Q')) return `${QUARTERS[Number(part.slice(1)) - 1] ?? part} квартал ${year} года`;
  return `${part}.${year}`;
}

/** Said instead of a name that was destroyed on purpose (architecture decision 6). */
export const DESTROYED = 'персональные данные уничтожены';

/** A code with its wording: `FD-06 улучшение обстановки в семье ...`, and what was typed beside «иное». */
export interface Coded {
  readonly code: string;
  readonly title: string;
  readonly text?: string;
}
export const codedInWords = ({ code, title, text }: Coded): string =>
  `${code} ${title}${text === undefined ? '' : `: ${text}`}`;

/** Somebody responsible, by agency and officer. */
export interface Responsible {
  readonly agencyId: string;
  readonly officerId: string | null;
  readonly agency: string;
  readonly officer: string | null;
}
export const responsibleInWords = (who: Responsible | null): string | null =>
  who && [who.officer, who.agency].filter((part) => part !== null).join(', ');
