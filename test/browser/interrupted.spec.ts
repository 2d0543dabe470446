import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { asOfAnotherProgram } from '../e2e/upgrade/before';
import { batchOf } from '../faults/load';
import { makeClient } from '../support/client';
import { TEST_PASSWORD, testDirectory } from '../support/directory';
import { startServer, type RunningServer, type ServerOptions } from '../support/server';
import { apiAs } from './support/api';
import { axe, DEMO_PASSWORD, openBrowser, openTab, settled, signIn, type Tab } from './support/page';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

interface OfDay {
  readonly effectiveDue: string | null;
  readonly responsible?: { readonly agencyId?: string } | null;
}

const SAID = 'Ребёнок пропускает занятия (учебный случай)';

/** A form with something typed in it. */
async function writing(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Новое сообщение', exact: true }).click();
  await page.getByLabel(/^Что случилось/).fill(SAID);
}
const typed = (page: Page): Promise<string> => page.getByLabel(/^Что случилось/).inputValue();
/** Nobody reads over a shoulder while the password is asked for. */
async function hidden(page: Page, title: string): Promise<void> {
  await page.getByRole('dialog', { name: title }).waitFor();
  expect(await page.getByLabel(/^Что случилось/).isVisible()).toBe(false);
  expect(await axe(page)).toEqual([]);
}
async function again(page: Page, password: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('Пароль', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

it('a sign-in that ran out is asked for again, and what was asked meanwhile goes on', async () => {
  const tab = await openTab(browser);
  const { page, context } = tab;
  await signIn(tab, 'secretary-sever');
  await writing(page);
  await context.clearCookies();
  await page.getByLabel(/^Фамилия/).fill('Тестова');
  await page.getByLabel(/^Имя/).fill('Мария');
  await hidden(page, 'Время входа истекло');
  await again(page, DEMO_PASSWORD);
  expect(await typed(page)).toBe(SAID);
  // The question that met the end of the sign-in was held, and is answered now.
  await page.getByRole('link', { name: 'Журнал', exact: true }).click();
  // Another test may have written into the journal, or none yet.
  await page.getByRole('heading', { level: 2, name: 'Записи' }).waitFor();
  await settled(page);
  await context.close();
});

it('hides the page from whoever went away, ends the sign-in, and forgets everything after twice as long', async () => {
  const tab = await openTab(browser);
  const { page, context } = tab;
  await page.clock.install();
  await signIn(tab, 'secretary-sever');
  await writing(page);
  const isSignedIn = async () => (await context.request.get('/api/v1/auth/me')).status();
  expect(await isSignedIn()).toBe(200);
  await page.clock.fastForward('31:00');
  await hidden(page, 'Экран закрыт: вы долго ничего не делали');
  expect(await isSignedIn()).toBe(401);
  await again(page, DEMO_PASSWORD);
  expect(await typed(page)).toBe(SAID);
  await page.clock.fastForward('31:00');
  await hidden(page, 'Экран закрыт: вы долго ничего не делали');
  await page.clock.fastForward('31:00');
  await page.getByText('Вы долго ничего не делали, поэтому вход завершён.').waitFor();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await context.close();
});

describe('a server of its own', () => {
  let dataDir: string;
  let server: RunningServer;
  /** @param time of its clock, which never goes back */
  const start = async (time: string, port?: number, more: Partial<ServerOptions> = {}): Promise<RunningServer> =>
    startServer({
      ...more,
      directory: testDirectory(),
      clockStart: `2026-11-22T${time}:00.000Z`,
      dataDir,
      readyWithinMs: 90_000,
      ...(port === undefined ? {} : { port }),
    });
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'kurator-gone-'));
    server = await start('06:00');
  });
  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function fillRest(page: Page): Promise<void> {
    await page.getByLabel(/^Фамилия/).fill('Вернувшаяся');
    await page.getByLabel(/^Имя/).fill('Мария');
    await page.getByLabel(/^Дата рождения/).fill('14.03.1988');
    for (const [field, option] of [
      ['Форма сообщения', 'По телефону'],
      ['Кем приходится', 'мать'],
      ['Вид заявителя', 'Гражданин'],
      ['Источник информации', ''],
      ['Кем выявлена семья', ''],
    ] as const) {
      await page.getByRole('combobox', { name: field }).click();
      const options = page.getByRole('option', option === '' ? {} : { name: option });
      await options.first().click();
    }
  }

  it('that is gone is missed in words, and missed no more when it is back; nothing typed is lost', async () => {
    const tab: Tab = await openTab(browser, { url: server.url });
    const { page, context } = tab;
    await signIn(tab, 'secretary-mariel', TEST_PASSWORD);
    await writing(page);
    await fillRest(page);
    const { port } = server;
    await server.kill();
    await page.getByText('Нет связи с сервером.').first().waitFor();
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByRole('alert').getByText('Нет связи с сервером').waitFor();
    expect(await axe(page)).toEqual([]);
    server = await start('06:10', port);
    await page.getByText('Введённое сохранено на странице').waitFor({ state: 'detached' });
    expect(await typed(page)).toBe(SAID);
    await page.getByRole('button', { name: 'Записать' }).click();
    await page.getByText('Записано', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'К карточке семьи' }).click();
    await page.getByRole('heading', { level: 1, name: 'Вернувшаяся Мария' }).waitFor();
    await context.close();
  });

  it('that builds its read models after an upgrade says how far they are, and shows the lists by itself', async () => {
    const lines = batchOf('before an upgrade', 30);
    for (const { status } of await makeClient(server.url).ndjson('secretary-mariel', lines)) expect(status).toBe(201);
    const { port } = server;
    await server.stop();
    await asOfAnotherProgram(dataDir, ['deadlines']);
    server = await start('06:20', port, { until: 'live', env: { REBUILD_PERCENT: '1' } });
    const tab: Tab = await openTab(browser, { url: server.url });
    const { page, context } = tab;
    await signIn(tab, 'secretary-mariel', TEST_PASSWORD);
    await page.getByRole('link', { name: 'Семьи', exact: true }).click();
    await page
      .getByText(/готово \d+ из \d+ семей/)
      .first()
      .waitFor();
    await page.getByRole('progressbar', { name: 'Витрины строятся' }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    await page
      .getByRole('link', { name: /^Вымышленн/ })
      .first()
      .waitFor({ timeout: 60_000 });
    await context.close();
  });

  it('reminds of what falls due on a new day, and the working list says whom', async () => {
    const of = { server: server.url, password: TEST_PASSWORD };
    const api = await apiAs('secretary-mariel', of);
    const { agencyId } = await api.get<{ agencyId: string }>('/auth/me');
    const { items } = await api.get<{ items: readonly OfDay[] }>('/deadlines?status=RUNNING&limit=100');
    const own = items.filter(({ responsible }) => responsible?.agencyId === agencyId);
    const [day] = own.flatMap(({ effectiveDue }) => effectiveDue ?? []).toSorted();
    if (day === undefined) throw new Error('the commission has nothing to do');
    await (await apiAs('admin', of)).moveClock(`${day}T06:00:00.000Z`);
    const tab = await openTab(browser, { url: server.url });
    const { page, context } = tab;
    await signIn(tab, 'secretary-mariel', TEST_PASSWORD);
    const reminded = page.getByRole('table', { name: 'Кому регистр напомнил сегодня' });
    // The job of the day begins when the clock has come to rest; the page asks again when somebody comes back to it.
    for (let tries = 0; tries < 20 && !(await reminded.isVisible()); tries += 1) {
      await page.waitForTimeout(500);
      await page.reload();
      await settled(page);
    }
    const due = own.filter(({ effectiveDue }) => effectiveDue === day).length;
    await reminded.getByRole('row', { name: new RegExp(`${due} \\d+$`) }).waitFor();
    expect(await axe(page)).toEqual([]);
    await context.close();
  });
});
