import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { batchOf } from '../faults/load';
import { makeClient } from '../support/client';
import { TEST_PASSWORD, testDirectory } from '../support/directory';
import { PLACES } from '../support/places';
import { startServer, type RunningServer } from '../support/server';
import { apiAs } from './support/api';
import { axe, openBrowser, openTab, signIn, type Tab } from './support/page';

const PERIOD = '2026-Q1';
const { oktmo } = PLACES.mariel;
interface Frozen {
  readonly status: string;
  readonly version: number;
  readonly families: { readonly opening: number; readonly in: number; readonly out: number; readonly closing: number };
}

let browser: Browser;
let dataDir: string;
let server: RunningServer;
beforeAll(async () => {
  browser = await openBrowser();
  dataDir = await mkdtemp(join(tmpdir(), 'kurator-quarter-'));
  server = await startServer({
    directory: testDirectory(),
    clockStart: '2026-04-02T06:00:00.000Z',
    readyWithinMs: 90_000,
    dataDir,
  });
  // Three families recognised in February: the quarter is over, nobody has reported it yet.
  for (const { status } of await makeClient(server.url).ndjson('secretary-mariel', batchOf('the quarter', 3)))
    expect(status).toBe(201);
}, 120_000);
afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
  await browser.close();
});

async function quarterOf(username: string): Promise<Tab> {
  const tab = await openTab(browser, { url: server.url });
  await signIn(tab, username, TEST_PASSWORD);
  await tab.page.getByRole('link', { name: 'Квартал', exact: true }).click();
  await tab.page.getByLabel('Квартал', { exact: true }).selectOption('I квартал 2026');
  return tab;
}
const stateOf = (page: Page, territory: string) => page.getByRole('row', { name: new RegExp(`^${territory} `) });

it('the institution submits its quarter, and the ministry sums up, with who has not submitted', async () => {
  const operator = await quarterOf('operator-mariel');
  await operator.page
    .getByText('Вы подтверждаете: на начало 0, поставлено 3, снято 0, на конец 3.', { exact: true })
    .waitFor();
  expect(await axe(operator.page)).toEqual([]);
  await operator.page.getByRole('button', { name: 'Сдать квартал' }).click();
  await operator.page.getByText('Квартал сдан, версия 1').waitFor();
  await operator.context.close();

  // By another way: what was frozen, and for whom.
  const api = await apiAs('ministry', { server: server.url, password: TEST_PASSWORD });
  const frozen = (unit: string) => api.get<Frozen>(`/statistics/quarters/${PERIOD}?unit=${unit}`);
  const figures = { opening: 0, in: 3, out: 0, closing: 3 };
  expect(await frozen(oktmo)).toMatchObject({ status: 'SUBMITTED', version: 1, families: figures });

  const ministry = await quarterOf('ministry');
  const { page } = ministry;
  await stateOf(page, 'Учебный район mariel').getByText('Сдан учреждением').waitFor();
  await stateOf(page, 'Учебный район kochki').getByText('Предварительно').waitFor();
  await page.getByRole('button', { name: 'Сформировать сводку' }).click();
  await page.getByText('Сводка сформирована, версия 1').waitFor();
  await stateOf(page, 'Учебный район kochki').getByText('Не подтверждён учреждением').waitFor();
  await stateOf(page, 'Учебный район mariel').getByText('Сводка сформирована').waitFor();
  expect(await axe(page)).toEqual([]);
  expect(await frozen('REGION')).toMatchObject({ status: 'SUMMARISED', version: 1, families: figures });
  await ministry.context.close();
});
