import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { TEST_PASSWORD, testDirectory } from '../support/directory';
import { startServer, type RunningServer } from '../support/server';
import { apiAs } from './support/api';
import { openBrowser, openTab, settled, signIn } from './support/page';

let browser: Browser;
let server: RunningServer;
beforeAll(async () => {
  browser = await openBrowser();
  // Everything that it ever writes.
  const env = { LOG_LEVEL: 'debug' };
  server = await startServer({
    directory: testDirectory(),
    clockStart: '2026-11-22T06:00:00.000Z',
    readyWithinMs: 90_000,
    env,
  });
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

const LAST = 'Неслыханнова';
const FIRST = 'Тайна';
const STREET = 'Непроезжая';
/** As it is said, and as addresses and logs would write it. */
const SECRETS = [LAST, FIRST, STREET].flatMap((word) => [word, encodeURIComponent(word), word.toLowerCase()]);
const told = (text: string): readonly string[] => SECRETS.filter((secret) => text.includes(secret));

/** Every address and every title that the tab has had. */
function remembered(page: Page): () => Promise<string> {
  const seen: string[] = [];
  page.on('framenavigated', (frame) => seen.push(frame.url()));
  return async () => {
    seen.push(page.url(), await page.title());
    return seen.join('\n');
  };
}

it('who a family is stands in no address, no title, no log, and stays in no store of the browser', async () => {
  const of = { server: server.url, password: TEST_PASSWORD };
  const secretary = await apiAs('secretary-mariel', of);
  const { municipalities } = await secretary.get<{ municipalities: readonly string[] }>('/auth/me');
  const familyId = randomUUID();
  await secretary.send(familyId, 'report', {
    ...{ occurredOn: '2026-11-20', track: 'SOP', municipality: municipalities[0], paperNo: '17' },
    ...{ informationSource: 'IS-05', detectedByAgencyKind: 'AG-99', reporterKind: 'CITIZEN', messageForm: 'PHONE' },
    ...{ problem: 'Учебный случай', threatToLife: false },
    persons: [{ personId: randomUUID(), role: 'KR-01', name: { last: LAST, first: FIRST }, birthDate: '1988-03-14' }],
    addresses: [{ kind: 'ACTUAL', municipality: municipalities[0], text: `п. Учебный, ул. ${STREET}, 1` }],
  });
  const tab = await openTab(browser, { url: server.url });
  const { page, context } = tab;
  const all = remembered(page);
  await signIn(tab, 'secretary-mariel', TEST_PASSWORD);
  const looked: string[] = [];
  const look = async (): Promise<void> => {
    await settled(page);
    looked.push(await all());
  };

  await page.goto('/families');
  await page.getByLabel('Фамилия, имя').fill(LAST);
  await page.getByRole('table').getByRole('link', { name: LAST }).waitFor();
  await look();
  await page.getByRole('searchbox').fill(`${LAST} ${FIRST}`);
  await page.getByRole('option', { name: LAST }).click();
  await page.getByRole('heading', { level: 1, name: `${LAST} ${FIRST}` }).waitFor();
  await look();
  await page.getByRole('link', { name: 'Записать событие' }).click();
  await look();
  await page.getByRole('link', { name: 'Новое сообщение', exact: true }).click();
  await page.getByLabel(/^Фамилия/).fill(LAST);
  await page.getByLabel(/^Имя/).fill(FIRST);
  await page.getByText('Возможно, эт').waitFor();
  await look();
  await page.getByRole('link', { name: 'Журнал', exact: true }).click();
  await look();
  expect(looked.flatMap(told)).toEqual([]);
  // The draft is in the tab's own store for as long as somebody is signed in.
  await page.getByRole('button', { name: /Учётная запись/ }).click();
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await page.getByText('Вы вышли из регистра.').waitFor();
  expect(told(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])))).toEqual([]);
  await context.close();

  // The server wrote of these requests, and nothing of whom they were about.
  expect(server.output()).toContain('families');
  expect(told(server.output())).toEqual([]);
});
