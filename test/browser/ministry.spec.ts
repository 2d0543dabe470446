import type { Browser } from 'playwright-core';
import { apiAs } from './support/api';
import { recognised } from './support/recognised';
import { axe, openBrowser, openTab, signIn, type Tab } from './support/page';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Figures {
  readonly families: { readonly in: number };
}
/** The left and the right side of a balance as it is written: `15 на начало + 6 поставлено − 4 снято = 17 на конец`. */
function sidesOf(balance: string): readonly number[] {
  const sum = (side: string): number =>
    [...side.matchAll(/([+−]?)\s*(\d+)/g)].reduce((all, [, sign, n]) => all + (sign === '−' ? -1 : 1) * Number(n), 0);
  return balance.split('=').map(sum);
}
const tile = (tab: Tab, figure: string) => tab.page.locator(`[data-figure="${figure}"]`);

it('the ministry reads a quarter, sees it change by a new decision, and finds out why', async () => {
  const ministry = await apiAs('ministry');
  const { now } = await ministry.get<{ now: string }>('/auth/me');
  const today = now.slice(0, 10);
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  const figures = () => ministry.get<Figures>(`/statistics/quarters/${quarter}?unit=REGION`);
  const before = (await figures()).families.in;

  const tab = await openTab(browser);
  await signIn(tab, 'ministry');
  await tab.page.getByRole('heading', { level: 1, name: 'Квартал' }).waitFor();
  await tile(tab, 'families.in').getByText(String(before), { exact: true }).waitFor();

  const familyId = await recognised(today);
  await tile(tab, 'families.in')
    .getByText(String(before + 1), { exact: true })
    .waitFor({ timeout: 10_000 });
  expect((await figures()).families.in).toBe(before + 1);

  for (const counted of ['Семьи', 'Дети']) {
    await tab.page.getByRole('button', { name: counted, exact: true }).click();
    const balance = await tab.page.getByText(/^Баланс сходится: \d/).innerText();
    const [left, right] = sidesOf(balance);
    expect([balance, left]).toEqual([balance, right]);
  }
  await tab.page.getByRole('button', { name: 'Семьи', exact: true }).click();

  await tab.page.getByRole('link', { name: 'Поставлено: Почему изменилось' }).click();
  await tab.page.getByRole('heading', { level: 1, name: 'Показатель' }).waitFor();
  await tab.page.getByText(`сейчас ${before + 1}.`).waitFor();
  expect(await tab.page.getByText('Признание находящимися в социально опасном положении').count()).toBeGreaterThan(0);
  expect(await axe(tab.page)).toEqual([]);

  await tab.page.getByRole('button', { name: 'Семьи', exact: true }).click();
  await tab.page.locator(`a[href="/families/${familyId}"]`, { hasText: 'Вымыслова Квартала' }).waitFor();
  expect(await axe(tab.page)).toEqual([]);
  await tab.context.close();

  // The inspector replays the very family: the decision, and what it says.
  const inspector = await openTab(browser);
  await signIn(inspector, 'inspector');
  await inspector.page.getByLabel('Номер проверки или поручения').fill('П-8');
  await inspector.page.keyboard.press('Enter');
  await inspector.page.locator(`a[href="/inspection/${familyId}"]`).click();
  const event = inspector.page.getByRole('listitem').filter({ hasText: 'Признание находящимися в социально опасном' });
  await event.getByText('Подробности').click();
  await event.getByText('Номер постановления').waitFor();
  await event.getByText(/^browser-/).waitFor();
  await event.getByText('Назначена индивидуальная профилактическая работа').waitFor();
  expect(await axe(inspector.page)).toEqual([]);
  await inspector.context.close();
});

it('the ministry corrects a summarised quarter, and is told what changed', async () => {
  await recognised('2026-06-15', 'Ямщикова');
  // By another way: what the register counts of the quarter now, whatever other late facts there are.
  const now = await (
    await apiAs('ministry')
  ).get<{ families: { closing: number } }>('/statistics/quarters/2026-Q2?unit=REGION&basis=RECALCULATED');
  const expected = String(now.families.closing);
  const tab = await openTab(browser);
  await signIn(tab, 'ministry');
  const { page } = tab;
  await page.getByLabel('Квартал', { exact: true }).selectOption('II квартал 2026');
  await page.getByText('версия 1', { exact: false }).first().waitFor();
  const closing = Number(await tile(tab, 'families.closing').innerText());
  await page.getByText('Исправить сводку').click();
  await page.getByLabel(/^Почему исправляется/).fill('Решение комиссии поступило после сводки (учебный случай)');
  await page.getByRole('button', { name: 'Записать исправление' }).click();
  await page.getByText('Сводка исправлена, версия 2').waitFor();
  const row = page.getByRole('row', { name: /^Вся область Семьи: на конец/ });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual([
    'Вся область',
    'Семьи: на конец',
    String(closing),
    expected,
  ]);
  expect(expected).not.toBe(String(closing));
  await tile(tab, 'families.closing').getByText(expected, { exact: true }).waitFor();
  expect(await axe(page)).toEqual([]);
  await tab.context.close();
});

it('an analyst sees how much, never who', async () => {
  const tab = await openTab(browser);
  await signIn(tab, 'analyst');
  await tab.page.getByRole('link', { name: 'На конец: Почему изменилось' }).waitFor();
  expect(await tab.page.getByRole('link', { name: /Кто это/ }).count()).toBe(0);
  await tab.context.close();
});

it('the ministry goes from a number of the yearly tables to the families that it counts', async () => {
  const ministry = await apiAs('ministry');
  const { now } = await ministry.get<{ now: string }>('/auth/me');
  const familyId = await recognised(now.slice(0, 10));
  const tab = await openTab(browser);
  await signIn(tab, 'ministry');
  await tab.page.getByRole('link', { name: 'Показатели', exact: true }).click();
  await tab.page.locator('a[href*="figure=ST-42.closing"]').last().click();
  await tab.page.getByRole('heading', { level: 1, name: 'Показатель' }).waitFor();
  await tab.page.getByText('OKTYABRSKY 15.1').or(tab.page.getByText(/15\.1/)).first().waitFor();
  await tab.page.locator(`a[href="/families/${familyId}"]`).waitFor();
  expect(await axe(tab.page)).toEqual([]);
  await tab.context.close();
});
