import type { Page } from 'playwright-core';
import { foreignWords } from './english';
import { axe, overflows, settled, type Tab } from './page';

/** A screen: where it is, what has to stand there before it is looked at, what one does to get there. */
export interface Screen {
  readonly path: string;
  readonly there?: (page: Page) => Promise<unknown>;
}
export const heading =
  (name: string | RegExp, level = 2) =>
  (page: Page) =>
    page.getByRole('heading', { level, name }).first().waitFor();

/** Where something stands hangs on the width, its colours on the scheme: the other two pairs need the colours alone. */
const SIGHTS = [
  [1280, 'light', undefined],
  [1280, 'dark', 'color-contrast'],
  [360, 'light', 'color-contrast'],
  [360, 'dark', undefined],
] as const;
type Sight = (typeof SIGHTS)[number];
/** What only a program reads: dates of machines, codes of lists, names of states. */
const CODES =
  /\b\d{4}-\d{2}-\d{2}\b|\b(?:FG|MG|FD|MD|ST|DL|AG|KR|FC|DK|IS|LVL)-?\d|\b[A-Z]{2}-\d{2}\b|\b[A-Z]{3,}_[A-Z]/;

async function looked(page: Page, [width, colorScheme, only]: Sight) {
  await page.setViewportSize({ width, height: width < 500 ? 780 : 860 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // The page follows the system by itself; nothing fades where somebody wants no motion.
  await page.waitForFunction((to) => document.documentElement.dataset['mantineColorScheme'] === to, colorScheme);
  return { width, scheme: colorScheme, axe: await axe(page, only), overflows: await overflows(page) };
}

export async function inEverySight(page: Page, path: string): Promise<void> {
  for (const sight of SIGHTS) {
    const [width, scheme] = sight;
    expect({ path, ...(await looked(page, sight)) }).toEqual({ path, width, scheme, axe: [], overflows: false });
  }
  expect({ path, codes: CODES.exec(await page.locator('#content, body').first().innerText())?.[0] }).toEqual({ path });
}

/** Every screen at both widths in both schemes: clean for axe, nothing to scroll sideways, nothing of a machine's. */
export async function clean(tab: Tab, screens: readonly Screen[]): Promise<void> {
  const { page } = tab;
  for (const { path, there } of screens) {
    await page.goto(path);
    await settled(page);
    await there?.(page);
    await inEverySight(page, path);
  }
  expect(tab.complaints(/status of 401/)).toEqual([]);
}

/** The same screens in English say nothing in Russian but what somebody wrote or is called. */
export async function english({ page }: Tab, screens: readonly Screen[], data: ReadonlySet<string>): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.getByRole('button', { name: /Учётная запись/ }).click();
  await page.getByRole('menuitem', { name: /English/ }).click();
  for (const { path } of screens) {
    await page.goto(path);
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => !document.body.innerText.includes('Loading'));
    expect({ path, russian: await foreignWords(page, data) }).toEqual({ path, russian: [] });
  }
}
