import type { Browser, Locator, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { counting, promised, typist, type Effort } from './support/effort';
import { axe, DEMO_PASSWORD, openBrowser, openTab, type Tab } from './support/page';
import { recognised } from './support/recognised';
import { registered } from './support/registered';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface Task extends Tab {
  readonly effort: () => Effort;
  readonly type: (text: string) => Promise<void>;
}

/** The page of sign-in, and from there on everything is counted. */
async function begun(username: string): Promise<Task> {
  const tab = await openTab(browser);
  const effort = await counting(tab.context);
  const { page } = tab;
  const type = await typist(page);
  await page.goto('/');
  // The first box has the focus already.
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'username');
  await type(username);
  await page.keyboard.press('Tab');
  await type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Войти' }).waitFor({ state: 'detached' });
  return { ...tab, effort, type };
}
/** As `docs/tasks.md` says, and readable by everybody where it ends. */
async function ends({ page, context, effort }: Task, task: number): Promise<void> {
  expect(await axe(page)).toEqual([]);
  expect(effort()).toEqual(promised(task));
  await context.close();
}
async function choose(page: Page, where: Locator, [field, option]: readonly [RegExp, string]): Promise<void> {
  await where.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

describe('the six tasks of docs/tasks.md, from the page of sign-in', () => {
  it('1: a report by phone, and that the family is known already', async () => {
    const [known] = await registered();
    const [last = '', first = ''] = (known?.name ?? '').split(' ');
    const task = await begun('secretary-sever');
    const { page, type } = task;
    await page.getByRole('link', { name: 'Новое сообщение', exact: true }).click();
    await page.getByLabel(/^Фамилия/).click();
    await type(last);
    await page.keyboard.press('Tab');
    await type(first);
    await page.getByText('Возможно, эт').waitFor();
    await page.getByRole('link', { name: 'записать сообщение об этой семье' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Внести запись в журнал' }).waitFor();
    await page.getByLabel(/^От кого/).click();
    await type('Соседка, по телефону');
    await page.getByLabel(/^Что случилось/).click();
    await type('Ребёнок не ходит в школу');
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('Записано', { exact: true }).waitFor();
    const { items } = await (
      await apiAs('secretary-sever')
    ).get<{ items: { type: string; data: { problem?: string } }[] }>(`/families/${known?.familyId}/history?limit=500`);
    expect(items.at(-1)).toMatchObject({
      type: 'journal-entry-registered',
      data: { problem: 'Ребёнок не ходит в школу', fromWhom: 'Соседка, по телефону' },
    });
    await ends(task, 1);
  });

  it('2: a session with three resolutions', async () => {
    const families = (await registered()).slice(0, 3);
    expect(families).toHaveLength(3);
    const task = await begun('secretary-sever');
    const { page, type } = task;
    await page.getByRole('link', { name: 'Заседание', exact: true }).click();
    await page.getByRole('textbox', { name: 'Всего членов комиссии' }).click();
    for (const votes of ['11', '9', '9', '0', '0']) {
      await type(votes);
      await page.keyboard.press('Tab');
    }
    for (const [index, { name }] of families.entries()) {
      await page.getByRole('combobox', { name: 'Добавить вопрос о семье' }).click();
      await type(name.split(' ')[0] ?? '');
      await page.getByRole('option', { name }).first().click();
      const question = page.getByRole('region', { name: `Вопрос ${index + 1}.` });
      await choose(page, question, [/Что решили/, 'Рассмотреть результаты работы']);
      await question.getByLabel(/Номер постановления/).click();
      await page.keyboard.press('ControlOrMeta+a');
      await type(`77/${index + 1}`);
      await question.getByRole('combobox', { name: /Результат/ }).click();
      await page.getByRole('option').first().click();
    }
    await page.getByRole('button', { name: /Записать 3 решения/ }).click();
    await page.getByText('Постановление записано').nth(2).waitFor();
    const found = await (
      await apiAs('secretary-sever')
    ).get<{ items: { familyId: string; number: string }[] }>('/bank/numbers?q=77/');
    expect(found.items.map(({ familyId, number }) => [number, familyId])).toEqual(
      families.map(({ familyId }, index) => [`77/${index + 1}`, familyId]),
    );
    await ends(task, 2);
  });

  it('3: what is late today, and what the law says', async () => {
    const task = await begun('secretary-sever');
    const { page } = task;
    await page.getByRole('heading', { level: 2, name: 'Просрочено' }).waitFor();
    await page.getByRole('button', { name: 'Пункт 5.3: что говорит закон' }).first().click();
    const law = page.getByRole('dialog', { name: 'Рассылка утверждённой программы исполнителям' });
    await law.getByText('3–5 календарных дней').waitFor();
    await law.getByText(/Республики Марий Эл/).waitFor();
    await law.getByText('Направлены копии программы').waitFor();
    await ends(task, 3);
  });

  it('4: why a figure of the quarter is not what it was a month ago', async () => {
    const { now } = await (await apiAs('ministry')).get<{ now: string }>('/auth/me');
    const familyId = await recognised(now.slice(0, 10));
    const task = await begun('ministry');
    const { page } = task;
    await page.getByRole('link', { name: 'На конец: Почему изменилось' }).click();
    await page.getByText(/было \d+, сейчас \d+\./).waitFor();
    const why = page.getByRole('article', { name: 'Вымыслова Квартала' }).filter({
      has: page.locator(`a[href="/families/${familyId}"]`),
    });
    await why.getByText('Признание находящимися в социально опасном положении').waitFor();
    await ends(task, 4);
  });

  /** From the page of sign-in to a family, by the keys alone. */
  async function inspected(name: string): Promise<Task> {
    const task = await begun('inspector');
    const { page, type } = task;
    await page.getByRole('heading', { level: 1, name: 'Номер проверки' }).waitFor();
    await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT');
    await type('П-7');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Проверка' }).waitFor();
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await type(name.split(' ').slice(0, 2).join(' '));
    await page.getByRole('option', { name }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name }).waitFor();
    return task;
  }

  it('5: a family as it was known on a date', async () => {
    const [family] = await registered();
    const task = await inspected(family?.name ?? '');
    const { page, type } = task;
    await page.getByRole('textbox', { name: 'По сведениям на, дата' }).click();
    await type('01.05.2025');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /как её знали 01\.05\.2025/ }).waitFor();
    const known = await (
      await apiAs('inspector', { inspectionCase: 'П-7' })
    ).get<{ states: { main: string } }>(`/families/${family?.familyId}?knownAt=2025-05-01T20:59:59.999Z`);
    expect(known.states.main).toBe('UNDER_VERIFICATION');
    await page.getByRole('definition').filter({ hasText: 'Идёт проверка' }).waitFor();
    await ends(task, 5);
  });

  it('6: who looked at a family', async () => {
    const [family] = await registered();
    await (await apiAs('curator-sever')).get(`/families/${family?.familyId}`);
    const task = await inspected(family?.name ?? '');
    const { page } = task;
    await page.getByRole('link', { name: 'Кто смотрел эту семью' }).click();
    const reads = page.getByRole('table', { name: 'Просмотры' });
    await reads
      .getByRole('row', { name: /Примерная|Условная|Пробная/ })
      .first()
      .waitFor();
    await ends(task, 6);
  });
});
