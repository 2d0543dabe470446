import type { Language } from '../validation/validate';

/** The language of texts: English when `Accept-Language` prefers it to Russian, else Russian. */
export function languageOf(header: string | undefined): Language {
  if (header === undefined) return 'ru';
  const weight = (language: string): number =>
    Math.max(0, ...header.split(',').map((part) => weightOf(part, language)));
  return weight('en') > weight('ru') ? 'en' : 'ru';
}

function weightOf(part: string, language: string): number {
  const [tag = '', ...params] = part.trim().toLowerCase().split(';');
  if (tag !== language && !tag.startsWith(`${language}-`)) return 0;
  const q = params.map((param) => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find((value) => value !== undefined);
  return q === undefined ? 1 : Number(q);
}
