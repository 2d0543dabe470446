import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { remember } from './failures';
import { slowed } from './slowed';

export const DEMO_PASSWORD = 'demo-only-password';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How long a step may take, ms: a busy machine draws slowly, a page that never comes must name its step. */
const WITHIN_MS = 15_000;
jest.setTimeout(180_000);

/** The server of this worker of Jest, without `/api/v1`. @throws Error when there are more workers than servers */
export function baseUrl(): string {
  const urls = (process.env['KURATOR_BROWSER_URL'] ?? '').split(' ');
  const [only] = urls;
  const own = urls[Number(process.env['JEST_WORKER_ID'] ?? 1) - 1] ?? (urls.length === 1 ? only : undefined);
  if (own === undefined) throw new Error(`no region of its own: --maxWorkers=${urls.length} or fewer`);
  return own;
}

/** The Chromium of the suite; closing it here ends what this file has opened in it. */
export const openBrowser = (): Promise<Browser> => chromium.connect(process.env['KURATOR_BROWSER_AT'] ?? '');

/** A tab that remembers what it complained about. */
export interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the console, uncaught errors. A refusal that a test provokes is named in `expected`. */
  complaints(expected?: RegExp): readonly string[];
}
interface TabOptions {
  readonly width?: number;
  readonly dark?: boolean;
  readonly url?: string;
}

/** A fresh profile with one tab: nothing of an earlier test is in it. */
export async function openTab(browser: Browser, options: TabOptions = {}): Promise<Tab> {
  const { width = 1280, dark = false, url = baseUrl() } = options;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 500 ? 780 : 860 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(WITHIN_MS);
  const page = await context.newPage();
  remember(page, context);
  await slowed(page);
  const heard: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.stack ?? error.message));
  return { page, context, complaints: (expected) => heard.filter((text) => expected?.test(text) !== true) };
}

/** From the sign-in page to the first page of the role. */
export async function signIn({ page }: Tab, username: string, password = DEMO_PASSWORD): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Имя пользователя').fill(username);
  await page.getByLabel('Пароль', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Войти' }).click();
  // The page of sign-in has a heading too.
  await page.getByRole('button', { name: 'Войти' }).waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/** Waits until everything that the page asked for has come. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes('Загружается…'));
}

/** Waits until a list that finds shows what has this name, alone: what stood there before is still there for a moment. */
export async function found(page: Page, name: string): Promise<void> {
  // A native list of the page has its options beside it all the time.
  const options = page.getByRole('listbox').getByRole('option');
  await options.filter({ hasText: name }).first().waitFor();
  await options.filter({ hasNotText: name }).first().waitFor({ state: 'detached' });
}

interface AxeRule {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}
/**
 * What axe-core finds wrong on the page as it is (WCAG 2.2 AA and best practice), one line a place.
 * @param only this rule: colours alone are another in another scheme
 */
export async function axe(page: Page, only?: 'color-contrast'): Promise<readonly string[]> {
  // Run by the test's own hand, past the page's policy, which forbids foreign scripts; once for a document.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  const rules = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeRule[] }> } }).axe
        .run(options)
        .then(({ violations }) => violations),
    // What is right is not described: that takes longer than finding what is wrong.
    {
      runOnly: only === undefined ? WCAG : { type: 'rule', values: [only] },
      resultTypes: ['violations'],
    },
  );
  return rules.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}

/** True when something sticks out on the right: the page would have to be scrolled sideways. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
