import type { Browser } from 'playwright-core';
import { apiAs } from '../support/api';
import { wordsIn } from '../support/english';
import { axe, openBrowser, openTab, signIn } from '../support/page';
import { clean, english, heading, type Screen } from '../support/sights';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it('the ministry’s', async () => {
  const screens: readonly Screen[] = [
    { path: '/quarter', there: heading('Движение за квартал') },
    { path: '/territories', there: heading('Таблица территорий') },
    { path: '/indicators', there: heading(/Таблица 3/) },
    { path: '/compliance', there: heading('По обязанностям') },
    { path: '/caseload', there: heading('Кураторы') },
    { path: '/figure?figure=families.closing' },
    { path: '/figure?figure=families.closing&show=changes' },
  ];
  const tab = await openTab(browser);
  await signIn(tab, 'ministry');
  await clean(tab, screens);
  // On a narrow screen the menu is behind its button.
  await tab.page.getByRole('button', { name: 'Меню' }).click();
  await tab.page.getByRole('dialog', { name: 'Меню' }).waitFor();
  expect(await axe(tab.page)).toEqual([]);
  await tab.page.getByRole('link', { name: 'Территории', exact: true }).click();
  await heading('Территории', 1)(tab.page);
  await english(tab, screens, await wordsIn(await apiAs('ministry'), ['/directory', '/bank/families?limit=500']));
  await tab.context.close();
});
