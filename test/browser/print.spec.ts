import type { Browser, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { axe, openBrowser, openTab, settled, signIn } from './support/page';
import { readPdf } from './support/pdf';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What a sheet of A4 has between its margins, CSS pixels. */
const PAPER = 700;
/** What only a screen needs. */
const OF_A_SCREEN =
  'header [role="search"], nav, input, select, .no-print, button:not([aria-haspopup]):not([aria-pressed="true"])';

/** Lays the page out as on paper. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: PAPER, height: 1000 });
  await page.emulateMedia({ media: 'print' });
}
/** What is seen though it is of no use on paper. */
const superfluous = (page: Page): Promise<readonly string[]> =>
  page
    .locator(OF_A_SCREEN)
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 120)));
/** Tables that are wider than the paper, or have a column that is not seen. */
const cut = (page: Page): Promise<readonly string[]> =>
  page.getByRole('table').evaluateAll((tables) =>
    tables
      .filter((table) => {
        const box = table.parentElement;
        const isNarrow = box !== null && box.scrollWidth <= box.clientWidth;
        return !isNarrow || [...table.querySelectorAll('th, td')].some((cell) => !cell.checkVisibility());
      })
      .map((table) => table.getAttribute('aria-label') ?? ''),
  );
const pdfOf = async (page: Page): Promise<readonly string[]> =>
  readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true })).pages;
const close = (text: string): string => text.replaceAll(/\s/g, '');

/** Nothing of the screen, nothing cut, dark on white; every page has something on it, and says which it is. @returns the pages' text */
async function soundOnPaper(page: Page): Promise<readonly string[]> {
  await onPaper(page);
  expect({
    superfluous: await superfluous(page),
    cut: await cut(page),
    contrast: await axe(page, 'color-contrast'),
  }).toEqual({ superfluous: [], cut: [], contrast: [] });
  const pages = await pdfOf(page);
  pages.forEach((text, at) => expect(text).toContain(`${at + 1}/${pages.length}`));
  return pages;
}

it('a family’s card on paper: all of it, nothing of the screen, in dark ink on white', async () => {
  const tab = await openTab(browser, { dark: true });
  const { page } = tab;
  await signIn(tab, 'secretary-sever');
  const { items } = await (
    await apiAs('secretary-sever')
  ).get<{ items: readonly { familyId: string; name: string }[] }>('/bank/families?state=REGISTERED&limit=1');
  const [family] = items;
  await page.goto(`/families/${family?.familyId}`);
  await page.getByRole('heading', { level: 2, name: 'История' }).waitFor();
  await settled(page);
  const pages = await soundOnPaper(page);
  expect(pages.length).toBeGreaterThan(1);
  const all = pages.join('');
  for (const title of [family?.name ?? '', 'Состав семьи', 'Как идёт работа', 'Сроки', 'Программа', 'История'])
    expect(all).toContain(close(title));
  for (const control of ['Печать', 'Записать событие', 'Показать ещё', 'Исправить'])
    expect(all).not.toContain(close(control));
  await tab.context.close();
});

it('the quarter on paper: figures, charts and tables whole, by which territory and for which quarter', async () => {
  const tab = await openTab(browser, { dark: true });
  const { page } = tab;
  await signIn(tab, 'ministry');
  await page.goto('/quarter');
  await page.getByRole('heading', { level: 2, name: 'Сдача и сводка' }).waitFor();
  await settled(page);
  await page.locator('svg text', { hasText: 'III 2026' }).first().waitFor();
  const pages = await soundOnPaper(page);
  const all = pages.join('');
  for (const title of [
    'Квартал',
    'III квартал 2026',
    'Вся область',
    'Движение за квартал',
    'Из чего сложилось',
    'По кварталам',
    'Сдача и сводка',
  ])
    expect(all).toContain(close(title));
  for (const control of ['Скачать', 'Кто это']) expect(all).not.toContain(close(control));
  await tab.context.close();
});
