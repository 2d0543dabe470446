import type { Browser, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { titleOf } from './support/form';
import { found, openBrowser, openTab, signIn, type Tab } from './support/page';

/** A 401 is how the page learns that nobody is signed in yet. */
const EXPECTED = /status of 401/;

/** Fills in the assessment of danger. */
async function assess(page: Page): Promise<void> {
  await page.getByLabel(/^Обоснование/).fill('Учебное обоснование');
  await page.getByRole('combobox', { name: /^Степень опасности/ }).click();
  await page.getByRole('option').first().click();
  // Lists of people are optional only where the contract says so.
  const whom = page.getByRole('combobox', { name: /^В отношении кого|^К кому/ });
  if ((await whom.count()) > 0) {
    await whom.first().click();
    await page.getByRole('option').first().click();
    await page.keyboard.press('Escape');
  }
}

describe('the commission’s workplace', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  async function secretary(options: Parameters<typeof openTab>[1] = {}): Promise<Tab> {
    const tab = await openTab(browser, options);
    await signIn(tab, 'secretary-sever');
    return tab;
  }

  it('takes a report, warns of a known family while one types, keeps the draft over a reload', async () => {
    const tab = await secretary();
    const { page } = tab;
    await page.goto('/families');
    const known = await page.getByRole('table').getByRole('link').first().innerText();
    const [last = '', first = '', patronymic = ''] = known.split(' ');
    await page.getByRole('link', { name: 'Новое сообщение', exact: true }).click();
    await page.getByLabel(/^Фамилия/).fill(last);
    await page.getByLabel(/^Имя/).fill(first);
    await page.getByText('Возможно, эт').waitFor();
    // Reloaded right after the last key: that too is kept.
    await page.getByLabel(/^Отчество/).fill(patronymic);
    await page.reload();
    await page.getByText('Черновик восстановлен').waitFor();
    for (const [box, text] of [
      [/^Фамилия/, last],
      [/^Отчество/, patronymic],
    ] as const)
      expect(await page.getByLabel(box).inputValue()).toBe(text);
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('Исправьте отмеченные поля').waitFor();
    await page.getByLabel(/^Фамилия/).fill('Новосельцева');
    await page.getByLabel(/^Имя/).fill('Пробная');
    for (const [field, value] of [
      ['Форма сообщения', 'По телефону'],
      ['Источник информации', ''],
      ['Вид заявителя', 'Гражданин'],
      ['Кем выявлена семья', ''],
      ['Кем приходится', 'мать'],
    ] as const) {
      await page.getByRole('combobox', { name: field }).click();
      await page
        .getByRole('option', value === '' ? {} : { name: value })
        .first()
        .click();
    }
    await page.getByLabel(/^Дата рождения/).fill('14.03.1988');
    await page.getByLabel(/^Что случилось/).fill('Ребёнок пропускает занятия');
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('link', { name: 'К карточке семьи' }).click();
    await page.getByRole('heading', { level: 1, name: /Новосельцева/ }).waitFor();
    await page.getByRole('link', { name: 'Журнал', exact: true }).click();
    await page.getByRole('link', { name: 'Ребёнок пропускает занятия' }).first().waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual(['kurator.drafts-of']);
    expect(tab.complaints(EXPECTED)).toEqual([]);
    await tab.context.close();
  });

  it('finds a family by the number of a paper from any page, by keys alone', async () => {
    const { items } = await (
      await apiAs('secretary-sever')
    ).get<{ items: { number: string; name: string }[] }>('/bank/numbers?q=1');
    const [paper] = items;
    const tab = await secretary();
    const { page } = tab;
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type(paper?.number ?? '');
    await page
      .getByRole('option', { name: new RegExp(`№ ${paper?.number} от`) })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: paper?.name ?? '' }).waitFor();
    // A number of a paper stands in no address, as a name does not.
    expect(page.url()).not.toContain('q=');
    await tab.context.close();
  });

  it('shows what waits for a decision, whose it is and what comes next', async () => {
    const tab = await openTab(browser);
    await signIn(tab, 'secretary-step');
    const { page } = tab;
    const waiting = page.getByRole('table', { name: 'Ждёт решения' });
    await waiting.getByRole('row', { name: /Согласие на обработку данных отозвано/ }).waitFor();
    await waiting.getByText('Ваше', { exact: true }).waitFor();
    await waiting.getByRole('link', { name: 'Открыть карточку' }).click();
    await page.getByText('Согласие на обработку персональных данных отозвано').first().waitFor();
    await tab.context.close();
  });

  it('explains who changed the card meanwhile and keeps what was typed', async () => {
    const mine = await secretary();
    const other = await secretary();
    await mine.page.goto('/families');
    await mine.page.getByRole('table').getByRole('link').first().click();
    await mine.page.getByRole('heading', { level: 2, name: 'История' }).waitFor();
    const form = `${new URL(mine.page.url()).pathname}/record/assess-danger`;
    for (const { page } of [mine, other]) {
      await page.goto(form);
      await assess(page);
    }
    await other.page.getByRole('button', { name: 'Записать' }).click();
    await other.page.getByText('Записано', { exact: true }).waitFor();
    await mine.page.getByRole('button', { name: 'Записать' }).click();
    await mine.page.getByText('Карточка изменилась, пока вы писали').waitFor();
    await mine.page
      .getByText(/Вымышленная/)
      .first()
      .waitFor();
    expect(await mine.page.getByLabel(/^Обоснование/).inputValue()).toBe('Учебное обоснование');
    await mine.page.getByRole('button', { name: 'Записать с учётом изменений' }).click();
    await mine.page.getByRole('button', { name: 'Записать', exact: true }).click();
    await mine.page.getByText('Записано', { exact: true }).waitFor();
    await mine.context.close();
    await other.context.close();
  });

  it('takes nobody’s own record for another’s, also before the card is there again', async () => {
    const { page, context } = await secretary();
    await page.goto('/families');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: 'История' }).waitFor();
    const familyId = new URL(page.url()).pathname.split('/').at(-1) as string;
    await page.goto(`/families/${familyId}/record/assess-danger`);
    const write = async (): Promise<void> => {
      await assess(page);
      await page.getByRole('button', { name: 'Записать', exact: true }).click();
      await page.getByText('Записано', { exact: true }).waitFor();
    };
    await page.getByLabel(/^Обоснование/).waitFor();
    // From here on the card that the page knows is the one of before.
    let held = 0;
    await page.route(`**/api/v1/families/${familyId}`, () => void (held += 1));
    await write();
    await page.getByRole('link', { name: 'Записать ещё' }).click();
    await page
      .getByRole('link', { name: titleOf('assess-danger'), exact: true })
      .first()
      .click();
    await write();
    expect(held).toBeGreaterThan(0);
    await context.close();
  });

  it('records the resolutions of one session in one go, with one head and its votes', async () => {
    const tab = await secretary();
    const { page } = tab;
    await page.goto('/families');
    await page.getByRole('combobox', { name: 'Состояние' }).click();
    await page.getByRole('option', { name: 'Состоит на учёте' }).click();
    await page.getByText('Показано').waitFor();
    const links = page.getByRole('table').getByRole('link');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length > 1);
    const names = [...new Set(await links.allInnerTexts())].slice(0, 2);
    const registered = await apiAs('secretary-sever');
    const { items } = await registered.get<{ items: { familyId: string; name: string }[] }>(
      '/bank/families?state=REGISTERED&limit=200',
    );
    const first = items.find(({ name }) => name === names[0])?.familyId ?? '';
    await page.getByRole('link', { name: 'Заседание', exact: true }).click();
    const votes = async () => {
      for (const [field, value] of [
        ['Всего членов комиссии', '11'],
        ['Присутствовало членов', '9'],
        ['За', '8'],
        ['Против', '0'],
        ['Воздержались', '1'],
      ] as const)
        await page.getByRole('textbox', { name: field, exact: true }).fill(value);
    };
    for (const [index, name] of names.entries()) {
      const picker = page.getByRole('combobox', { name: 'Добавить вопрос о семье' });
      await picker.click();
      await picker.fill(name);
      await found(page, name);
      await page.getByRole('option', { name }).first().click();
      const question = page.getByRole('region', { name: `Вопрос ${index + 1}.` });
      await question.getByRole('combobox', { name: /Что решили/ }).click();
      await page.getByRole('option', { name: 'Рассмотреть результаты работы' }).click();
      await question.getByLabel(/Номер постановления/).fill(`99/${index + 1}`);
      await question.getByRole('combobox', { name: /Результат/ }).click();
      await page.getByRole('option').first().click();
    }
    const record = page.getByRole('button', { name: /Записать 2 решения/ });
    // What is empty is said before anything is sent.
    await record.click();
    await page.getByText('Заполните отмеченное в шапке протокола.').waitFor();
    expect(await page.getByText('Заполните это поле').count()).toBe(5);
    await votes();
    // Somebody else records something about the first family: its question waits to be looked at again, the other not.
    await registered.send(first, 'register-journal-entry', {
      ...{ occurredOn: '2026-09-30', journalHolderId: 'kdn-sever', journalKind: 'PRIMARY_INFORMATION' },
      ...{ fromWhom: 'Учебная школа', problem: 'Запись другого сотрудника (учебный случай)' },
    });
    await record.click();
    await page.getByText('Карточка изменилась, пока вы писали').waitFor();
    await page.getByText('Постановление записано').waitFor();
    await page.getByText('Внесена запись в журнал учёта: Вымышленная').waitFor();
    await page.getByRole('button', { name: 'Записать с учётом изменений' }).click();
    await record.click();
    await page.getByText('Постановление записано').nth(1).waitFor();
    expect(tab.complaints(EXPECTED)).toEqual([]);
    await tab.context.close();
  });
});
