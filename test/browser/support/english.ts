import type { Page } from 'playwright-core';
import type { Api } from './api';

const RUSSIAN = /[а-яё]+/giu;

/** Strings that somebody wrote or is called by; what the register itself says of codes (`code`, `guard`) is left out. */
function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(strings);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'code' in value || 'guard' in value ? { ...value, text: null, title: null } : value;
  return Object.values(own).flatMap(strings);
}

/** Russian words of what is data in some answers: names, addresses, what was typed. */
export async function wordsIn(api: Api, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const answers = await Promise.all(paths.map((path) => api.get<unknown>(path)));
  return new Set(answers.flatMap(strings).flatMap((text) => text.toLowerCase().match(RUSSIAN) ?? []));
}

/** Texts on the page with a Russian word that is no data; what says that it is Russian (`lang`) is meant so. */
export async function foreignWords(page: Page, data: ReadonlySet<string>): Promise<readonly string[]> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
  const texts = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('[lang="ru"], noscript, script') === null) found.push(textContent ?? '');
    }
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]'))
      for (const name of ['aria-label', 'placeholder', 'title']) found.push(one.getAttribute(name) ?? '');
    return found;
  });
  const isForeign = (text: string): boolean =>
    (text.toLowerCase().match(RUSSIAN) ?? []).some((word) => !data.has(word));
  return [...new Set(texts.map((text) => text.trim()).filter(isForeign))];
}
