import type { Browser } from 'playwright-core';
import { openBrowser, openTab, signIn } from './support/page';

describe('signing in', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  it('leads the secretary to the work of today', async () => {
    const tab = await openTab(browser);
    await signIn(tab, 'secretary-sever');
    await tab.page.getByRole('heading', { level: 1, name: 'Работа на сегодня' }).waitFor();
    await tab.page.getByRole('heading', { level: 2 }).first().waitFor();
    // Whether somebody is signed in is asked before anybody is: that answer is a 401.
    expect(tab.complaints(/status of 401/)).toEqual([]);
    await tab.context.close();
  });

  it('keeps nothing in the browser that could sign somebody else in', async () => {
    const tab = await openTab(browser);
    await signIn(tab, 'secretary-sever');
    // Whose drafts these are is noted with the first page.
    await tab.page.getByRole('heading', { level: 1, name: 'Работа на сегодня' }).waitFor();
    await tab.page.waitForFunction(() => sessionStorage.length > 0);
    const kept = await tab.page.evaluate(() => ({
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      cookie: document.cookie,
    }));
    expect(kept).toEqual({ local: [], session: ['kurator.drafts-of'], cookie: '' });
    const [cookie] = await tab.context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    await tab.context.close();
  });

  it('says in words that the password is wrong, and signs out for good', async () => {
    const tab = await openTab(browser);
    await tab.page.goto('/');
    await tab.page.getByLabel('Имя пользователя').fill('secretary-sever');
    await tab.page.getByLabel('Пароль', { exact: true }).fill('wrong');
    await tab.page.keyboard.press('Enter');
    await tab.page.getByRole('alert').getByText('Имя или пароль неверны').waitFor();
    await signIn(tab, 'secretary-sever');
    await tab.page.getByRole('button', { name: /Учётная запись/ }).click();
    await tab.page.getByRole('menuitem', { name: 'Выйти' }).click();
    await tab.page.getByText('Вы вышли из регистра.').waitFor();
    await tab.page.reload();
    await tab.page.getByRole('button', { name: 'Войти' }).waitFor();
    await tab.context.close();
  });

  it('allows no inline script and nothing of another origin', async () => {
    const tab = await openTab(browser);
    const answer = await tab.page.goto('/work');
    const policy = answer?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe-eval');
    await tab.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.planted = true';
      document.head.append(script);
    });
    expect(await tab.page.evaluate(() => (globalThis as { planted?: boolean }).planted)).toBeUndefined();
    await tab.context.close();
  });
});
