import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Request } from 'playwright-core';

/** Pictures of what failed stay here. */
const PICTURES = join(tmpdir(), 'kurator-browser-failures');
/** A page that does not answer any more must not hold the run up, ms. */
const WITHIN_MS = 10_000;
const MOST_REQUESTS = 20;
const MOST_TEXT = 3_000;

interface Heard {
  readonly asked: string;
  readonly at: number;
  ended: string;
}
interface Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly requests: readonly Heard[];
}
/** The tabs of the test that runs: `told` and `closed` are asked for by the environment of Jest. */
const open: Tab[] = [];

/** What the page asks for, in order; of a refusal also what it said. */
function listened(page: Page): readonly Heard[] {
  const heard = new Map<Request, Heard>();
  const all: Heard[] = [];
  const ends = (request: Request, how: string): void => {
    const one = heard.get(request);
    if (one !== undefined) one.ended = `${how} (${Math.round(performance.now() - one.at)} ms)`;
  };
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (!pathname.startsWith('/api/')) return;
    const one = { asked: `${request.method()} ${pathname}${search}`, at: performance.now(), ended: 'no answer yet' };
    heard.set(request, one);
    all.push(one);
  });
  page.on('requestfailed', (request) => ends(request, request.failure()?.errorText ?? 'failed'));
  page.on('response', (response) => {
    ends(response.request(), String(response.status()));
    if (response.status() < 400) return;
    response.text().then(
      (text) => ends(response.request(), `${response.status()} ${text.slice(0, 500)}`),
      // The page was closed or left meanwhile: the status is told already.
      () => undefined,
    );
  });
  return all;
}

/** Remembers a tab until the test ends. */
export function remember(page: Page, context: BrowserContext): void {
  open.push({ page, context, requests: listened(page) });
  Object.assign(globalThis, { kuratorTabs: { told, closed } });
}

/** What somebody at the screen would tell. */
const shown = (page: Page): Promise<string> =>
  page.evaluate((most) => {
    const { activeElement: focus, body } = document;
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const name = one.getAttribute('aria-label') ?? one.labels?.[0]?.innerText ?? one.name;
        return `${name}: "${one.value}"${one.getAttribute('aria-invalid') === 'true' ? ' (wrong)' : ''}`;
      });
    const alerts = [...document.querySelectorAll<HTMLElement>('[role="alert"]')].map((one) => one.innerText);
    return [
      `focus: ${focus?.outerHTML.slice(0, 200) ?? 'nowhere'}`,
      `boxes: ${boxes.join(', ')}`,
      `alerts: ${alerts.join('; ')}`,
      `text: ${body.innerText.replaceAll(/\s*\n\s*/g, ' | ').slice(0, most)}`,
    ].join('\n');
  }, MOST_TEXT);

async function pictured(page: Page, name: string): Promise<string> {
  await mkdir(PICTURES, { recursive: true });
  const path = join(PICTURES, `${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}-${Date.now()}.png`);
  await page.screenshot({ path, fullPage: true, timeout: WITHIN_MS });
  return path;
}

/** The answer, or why there is none. */
const orWhy = async (answer: Promise<string>): Promise<string> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('the page does not answer'), WITHIN_MS);
  });
  const why = (error: unknown): string => `not known: ${String(error)}`;
  return Promise.race([answer.catch(why), late]).finally(() => clearTimeout(timer));
};

async function tabTold({ page, requests }: Tab, name: string): Promise<string> {
  const lines = requests.slice(-MOST_REQUESTS).map(({ asked, ended }) => `  ${asked}: ${ended}`);
  return [
    `--- ${page.url()}`,
    await orWhy(shown(page)),
    'last requests:',
    ...lines,
    `picture: ${await orWhy(pictured(page, name))}`,
  ].join('\n');
}

/** What every open tab shows and has asked for. */
async function told(name: string): Promise<string> {
  const tabs = await Promise.all(open.map((tab) => tabTold(tab, name)));
  return tabs.join('\n');
}

/** Closes what the test has left open. */
async function closed(): Promise<void> {
  await Promise.all(open.splice(0).map(({ context }) => context.close()));
}
