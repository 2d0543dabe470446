import type { Browser } from 'playwright-core';
import { apiAs } from './support/api';
import { Keyboard } from './support/keyboard';
import { titleOf } from './support/form';
import { openBrowser, openTab } from './support/page';
import { registered } from './support/registered';
import { busyMachine } from './support/slowed';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe('by the keyboard alone, from the page of sign-in, with the focus seen at every step', () => {
  it('a report is taken, and the menu is passed over', async () => {
    const hand = await Keyboard.signedIn(browser, 'secretary-sever');
    const { page } = hand;
    await hand.open(page.getByRole('link', { name: 'Новое сообщение', exact: true }), 'Shift+Tab');
    await page.getByRole('heading', { level: 1, name: 'Новое сообщение' }).waitFor();
    await hand.write(page.getByLabel(/^Фамилия/), 'Клавишина');
    await hand.write(page.getByLabel(/^Имя/), 'Проба');
    for (const [field, option] of [
      ['Форма сообщения', 'По телефону'],
      ['Источник информации', undefined],
      ['Вид заявителя', 'Гражданин'],
      ['Кем выявлена семья', undefined],
      ['Кем приходится', undefined],
    ] as const)
      await hand.choose(page.getByRole('combobox', { name: field }), option);
    await hand.write(page.getByLabel(/^Дата рождения/), '14.03.1988');
    await hand.write(page.getByLabel(/^Что случилось/), 'Записано без мыши (учебный случай)');
    await hand.open(page.getByRole('button', { name: 'Записать' }));
    await hand.open(page.getByRole('link', { name: 'К карточке семьи' }));
    await page.getByRole('heading', { level: 1, name: /Клавишина/ }).waitFor();
    await hand.ends();
  });

  it('a list takes the option that is seen marked, however busy the machine is, and sends no form', async () => {
    const tab = await openTab(browser);
    const machine = await busyMachine(tab.page);
    const hand = await Keyboard.signedInAt(tab, 'secretary-sever');
    const { page } = hand;
    await hand.open(page.getByRole('link', { name: 'Новое сообщение', exact: true }), 'Shift+Tab');
    await page.getByRole('heading', { level: 1, name: 'Новое сообщение' }).waitFor();
    const list = page.getByRole('combobox', { name: 'Вид заявителя' });
    await list.waitFor();
    await machine.hold();
    // The list opens with the focus, and counts its options by a timer that comes after the arrow.
    await hand.to(list);
    const citizen = page.getByRole('option', { name: 'Гражданин', exact: true });
    await hand.mark(citizen);
    await machine.release();
    await hand.press('Enter');
    await citizen.waitFor({ state: 'detached' });
    expect(await list.inputValue()).toBe('Гражданин');
    expect(await page.getByText('Исправьте отмеченные поля').count()).toBe(0);
    await hand.ends();
  });

  it('a session is recorded with two resolutions', async () => {
    const families = (await registered()).slice(0, 2);
    expect(families).toHaveLength(2);
    const hand = await Keyboard.signedIn(browser, 'secretary-sever');
    const { page } = hand;
    await hand.open(page.getByRole('link', { name: 'Заседание', exact: true }), 'Shift+Tab');
    for (const [box, votes] of [
      ['Всего членов комиссии', '11'],
      ['Присутствовало членов', '9'],
      ['За', '9'],
      ['Против', '0'],
      ['Воздержались', '0'],
    ] as const)
      await hand.write(page.getByRole('textbox', { name: box, exact: true }), votes);
    for (const [index, { name }] of families.entries()) {
      const picker = page.getByRole('combobox', { name: 'Добавить вопрос о семье' });
      await hand.find(picker, name);
      const question = page.getByRole('region', { name: `Вопрос ${index + 1}.` });
      await hand.choose(question.getByRole('combobox', { name: /Что решили/ }), 'Рассмотреть результаты работы');
      await hand.write(question.getByLabel(/Номер постановления/), `без мыши ${index + 1}`);
      await hand.choose(question.getByRole('combobox', { name: /Результат/ }));
    }
    await hand.open(page.getByRole('button', { name: /Записать 2 решения/ }));
    await page.getByText('Постановление записано').nth(1).waitFor();
    await hand.ends();
  });

  it('an event is recorded by its form, with a day and a list of several', async () => {
    const [family] = (await registered()).slice(-1);
    const hand = await Keyboard.signedIn(browser, 'secretary-sever');
    const { page } = hand;
    // The search comes after the page.
    await page.getByRole('searchbox').waitFor();
    await hand.press('/');
    expect(await hand.isAt(page.getByRole('searchbox'))).toBe(true);
    await hand.find(page.getByRole('searchbox'), family?.name ?? '');
    await page.getByRole('heading', { level: 1, name: family?.name ?? '' }).waitFor();
    await hand.open(page.getByRole('link', { name: 'Записать событие' }));
    await hand.open(page.getByRole('link', { name: titleOf('request-materials'), exact: true }).first());
    await page.getByRole('heading', { level: 1, name: titleOf('request-materials') }).waitFor();
    await hand.write(page.getByRole('textbox', { name: /^Дата события/ }), '29.09.2026');
    await hand.choose(page.getByRole('combobox', { name: /^У кого запрошено/ }));
    const kinds = page.getByRole('combobox', { name: /^Какие материалы/ });
    for (const _ of [1, 2]) await hand.choose(kinds);
    await hand.press('Escape');
    await hand.open(page.getByRole('button', { name: 'Записать', exact: true }));
    await page.getByText('Записано', { exact: true }).waitFor();
    const { items } = await (
      await apiAs('secretary-sever')
    ).get<{ items: { type: string; occurredOn: string; data: { kinds?: string[] } }[] }>(
      `/families/${family?.familyId}/history?limit=500`,
    );
    expect(items.at(-1)).toMatchObject({ type: 'materials-requested', occurredOn: '2026-09-29' });
    expect(items.at(-1)?.data.kinds).toHaveLength(2);
    await hand.ends();
  });

  it('dialogs and menus close by Escape, and the focus is where it was', async () => {
    const hand = await Keyboard.signedIn(browser, 'secretary-sever');
    const { page } = hand;
    const clause = page.getByRole('button', { name: /что говорит закон/ }).first();
    await hand.open(clause);
    await page.getByRole('dialog').getByText('Документ', { exact: true }).waitFor();
    // Nothing behind the dialog is reached.
    for (let presses = 0; presses < 4; presses += 1) {
      await hand.press('Tab');
      await hand.sees();
      expect(await page.getByRole('dialog').evaluate((one) => one.contains(document.activeElement))).toBe(true);
    }
    await hand.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await hand.isBackAt(clause);

    const account = page.getByRole('button', { name: /Учётная запись/ });
    await hand.open(account);
    await page.getByRole('menuitem', { name: 'Выйти' }).waitFor();
    // A key goes to where the focus is: the menu takes it a moment after it is seen.
    await page.waitForFunction(() => document.activeElement?.closest('[role="menu"]') !== null);
    await hand.press('ArrowDown');
    await hand.sees();
    await hand.press('Escape');
    await page.getByRole('menuitem', { name: 'Выйти' }).waitFor({ state: 'detached' });
    await hand.isBackAt(account);

    await page.setViewportSize({ width: 360, height: 780 });
    const menu = page.getByRole('button', { name: 'Меню' });
    await hand.open(menu);
    await page.getByRole('dialog', { name: 'Меню' }).waitFor();
    await hand.press('Escape');
    await page.getByRole('dialog', { name: 'Меню' }).waitFor({ state: 'detached' });
    await hand.isBackAt(menu);
    await hand.ends();
  });

  it('the ministry chooses a figure on the map, goes to its families, and sees why it changed', async () => {
    const hand = await Keyboard.signedIn(browser, 'ministry');
    const { page } = hand;
    await hand.open(page.getByRole('link', { name: 'Территории', exact: true }), 'Shift+Tab');
    await page.getByRole('heading', { level: 2, name: 'Карта территорий' }).waitFor();
    await hand.open(page.getByRole('button', { name: 'Поставлено', exact: true }));
    await hand.open(page.getByRole('button', { name: 'На конец', exact: true }));
    await hand.open(page.getByRole('list', { name: 'Карта территорий' }).getByRole('link').first());
    await page.getByRole('heading', { level: 1, name: 'Показатель' }).waitFor();
    await page.getByRole('table').getByRole('link').first().waitFor();
    await hand.open(page.getByRole('button', { name: 'Почему изменилось', exact: true }));
    await page.getByText(/было \d+, сейчас \d+/).waitFor();
    await hand.ends();
  });
});
