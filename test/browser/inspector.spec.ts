import type { Browser } from 'playwright-core';
import { apiAs } from './support/api';
import { axe, openBrowser, openTab, signIn, type Tab } from './support/page';

const CASE = 'П-7/2026';
const MAIN: Readonly<Record<string, string>> = {
  REPORTED: 'Сообщение поступило',
  REGISTERED: 'Состоит на учёте',
  UNDER_VERIFICATION: 'Идёт проверка',
  SURVEYED: 'Обследование проведено',
  AWAITING_DECISION: 'Ждёт заседания',
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function inspecting(): Promise<Tab> {
  const tab = await openTab(browser);
  await signIn(tab, 'inspector');
  await tab.page.getByRole('heading', { level: 1, name: 'Номер проверки' }).waitFor();
  expect(await axe(tab.page)).toEqual([]);
  await tab.page.getByLabel('Номер проверки или поручения').fill(CASE);
  await tab.page.keyboard.press('Enter');
  await tab.page.getByRole('heading', { level: 1, name: 'Проверка' }).waitFor();
  return tab;
}

interface Family {
  readonly familyId: string;
  readonly name: string;
}
interface Item {
  readonly occurredOn: string;
}

it('the inspector replays a family: as it was, as it was known, what was missed and who looked', async () => {
  const api = await apiAs('inspector', { inspectionCase: CASE });
  const { items } = await api.get<{ items: readonly Family[] }>('/bank/families?state=REGISTERED&limit=1');
  const [family] = items;
  if (family === undefined) throw new Error('the demo has no registered family');
  const history = await api.get<{ items: readonly Item[] }>(`/families/${family.familyId}/history?limit=500`);
  const first = history.items.map(({ occurredOn }) => occurredOn).sort()[0] ?? '';
  const then = await api.get<{ states: { main: string } }>(`/families/${family.familyId}?asOf=${first}`);

  const tab = await inspecting();
  const { page } = tab;
  await page.getByLabel('Фамилия и имя').fill(family.name);
  await page.locator(`a[href="/inspection/${family.familyId}"]`).click();
  await page.getByRole('heading', { level: 1, name: family.name }).waitFor();
  await page.getByText('Отличий от карточки нет: сегодня.').waitFor();
  await page.getByText('Состоит на учёте').first().waitFor();

  // As it was on its first day: by keyboard, and the same as the interface says.
  await page.getByRole('slider', { name: /На день/ }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('heading', { level: 3, name: 'Чем отличается от карточки: сегодня' }).waitFor();
  await page
    .getByRole('definition')
    .filter({ hasText: MAIN[then.states.main] ?? then.states.main })
    .waitFor();
  expect(await page.getByText('произойдёт позже').count()).toBeGreaterThan(0);
  expect(await axe(page)).toEqual([]);

  // Laid beside that first day, today differs in the same lines.
  const lines = await page
    .getByRole('table', { name: /Чем отличается/ })
    .getByRole('row')
    .count();
  await page.getByRole('button', { name: 'Сравнивать с этим моментом' }).click();
  await page.getByText(/Отличий от карточки нет/).waitFor();
  await page.getByRole('button', { name: 'Сегодня', exact: true }).click();
  await page.getByRole('table', { name: /Чем отличается/ }).waitFor();
  expect(
    await page
      .getByRole('table', { name: /Чем отличается/ })
      .getByRole('row')
      .count(),
  ).toBe(lines);
  await page.getByRole('button', { name: 'Сравнивать с сегодняшней' }).click();

  // On that day nothing had reached the register yet, unless it was recorded at once.
  await page.getByRole('button', { name: 'Сегодня', exact: true }).click();
  await page.getByRole('slider', { name: /По сведениям на/ }).focus();
  await page.keyboard.press('Home');
  await page.getByRole('heading', { level: 2, name: /как её знали/ }).waitFor();
  expect(await page.getByText('тогда ещё не было известно').count()).toBeGreaterThan(0);

  await page.getByText(/Цепочка из \d+ записей непрерывна/).waitFor();
  const reads = page.getByRole('table', { name: 'Просмотры' });
  await reads.getByText('Карточка семьи').first().waitFor();
  expect(await reads.getByText(CASE).count()).toBeGreaterThan(0);
  await tab.context.close();
});
