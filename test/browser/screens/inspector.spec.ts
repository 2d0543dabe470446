import type { Browser } from 'playwright-core';
import { apiAs } from '../support/api';
import { openBrowser, openTab, settled, signIn } from '../support/page';
import { clean, heading, inEverySight } from '../support/sights';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('the inspector’s', async () => {
  const inspectionCase = 'П-9/2026';
  const api = await apiAs('inspector', { inspectionCase });
  const { items } = await api.get<{ items: readonly { familyId: string }[] }>(
    '/bank/families?state=REGISTERED&limit=1',
  );
  const familyId = items[0]?.familyId;
  const tab = await openTab(browser);
  await signIn(tab, 'inspector');
  await clean(tab, [{ path: '/inspection' }, { path: '/reads', there: heading('Кто смотрел', 1) }]);
  // The number is forgotten with the page: each screen asks for it first, and is then gone to within the page.
  const within = async (path: string) => {
    await tab.page.goto(path);
    await tab.page.getByLabel('Номер проверки или поручения').fill(inspectionCase);
    await tab.page.keyboard.press('Enter');
    await tab.page.getByLabel('Номер проверки или поручения').waitFor({ state: 'detached' });
    await settled(tab.page);
  };
  for (const [path, there] of [
    ['/inspection', heading('Проверка', 1)],
    [`/inspection/${familyId}`, heading('Ход событий')],
  ] as const) {
    await within(path);
    await there(tab.page);
    await inEverySight(tab.page, path);
  }
  expect(tab.complaints(/status of 401/)).toEqual([]);
  await tab.context.close();
});

it('the page of sign-in', async () => {
  const { page, context } = await openTab(browser);
  await page.goto('/');
  await page.getByRole('button', { name: 'Войти' }).waitFor();
  await inEverySight(page, '/');
  await context.close();
});
