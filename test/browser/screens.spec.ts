import type { Browser, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { foreignWords, wordsIn } from './support/english';
import { axe, openBrowser, openTab, overflows, settled, signIn, type Tab } from './support/page';

/** A screen: where it is, what has to stand there before it is looked at, what one does to get there. */
interface Screen {
  readonly path: string;
  readonly there?: (page: Page) => Promise<unknown>;
}
const heading =
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

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function looked(page: Page, [width, colorScheme, only]: Sight) {
  await page.setViewportSize({ width, height: width < 500 ? 780 : 860 });
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // The page follows the system by itself; what fades is looked at as it is in the end.
  await page.waitForFunction((to) => document.documentElement.dataset['mantineColorScheme'] === to, colorScheme);
  await page.evaluate(() =>
    document.getAnimations().forEach((one) => (one instanceof CSSTransition ? one.finish() : undefined)),
  );
  return { width, scheme: colorScheme, axe: await axe(page, only), overflows: await overflows(page) };
}

async function inEverySight(page: Page, path: string): Promise<void> {
  for (const sight of SIGHTS) {
    const [width, scheme] = sight;
    expect({ path, ...(await looked(page, sight)) }).toEqual({ path, width, scheme, axe: [], overflows: false });
  }
  expect({ path, codes: CODES.exec(await page.locator('#content, body').first().innerText())?.[0] }).toEqual({ path });
}

/** Every screen at both widths in both schemes: clean for axe, nothing to scroll sideways, nothing of a machine's. */
async function clean(tab: Tab, screens: readonly Screen[]): Promise<void> {
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
async function english({ page }: Tab, screens: readonly Screen[], data: ReadonlySet<string>): Promise<void> {
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

it('the commission’s', async () => {
  const api = await apiAs('secretary-sever');
  const { items } = await api.get<{ items: readonly { familyId: string }[] }>(
    '/bank/families?state=REGISTERED&limit=1',
  );
  const family = `/families/${items[0]?.familyId}`;
  const { items: events } = await api.get<{ items: readonly { eventId: string }[] }>(`${family}/history?limit=5`);
  const screens: readonly Screen[] = [
    { path: '/work', there: heading(/./) },
    { path: '/families' },
    { path: family, there: heading('История') },
    { path: `${family}/record` },
    { path: `${family}/record/deregister` },
    { path: `${family}/record/record-survey` },
    { path: `${family}/events/${events[0]?.eventId}/correct` },
    { path: '/intake' },
    { path: '/session' },
    { path: '/journal' },
    { path: '/nowhere' },
  ];
  const tab = await openTab(browser);
  await signIn(tab, 'secretary-sever');
  await clean(tab, screens);
  const { now } = await api.get<{ now: string }>('/auth/me');
  const data = await wordsIn(api, [
    ...['/directory', '/bank/families?limit=500', family, `${family}/history?limit=500`, `${family}/programme`],
    `/journals/kdn-sever/${now.slice(0, 4)}?limit=500`,
  ]);
  await english(tab, screens, data);
  await tab.context.close();
});

it('the ministry’s', async () => {
  const screens: readonly Screen[] = [
    { path: '/quarter', there: heading('Движение за квартал') },
    { path: '/territories', there: heading('Таблица территорий') },
    { path: '/indicators', there: heading(/Таблица 3/) },
    { path: '/compliance', there: heading('По обязанностям') },
    { path: '/caseload', there: heading('Кураторы') },
    { path: '/figure?figure=families.closing' },
    { path: '/figure?figure=families.closing&show=changes' },
  ];
  const tab = await openTab(browser);
  await signIn(tab, 'ministry');
  await clean(tab, screens);
  // On a narrow screen the menu is behind its button.
  await tab.page.getByRole('button', { name: 'Меню' }).click();
  await tab.page.getByRole('dialog', { name: 'Меню' }).waitFor();
  expect(await axe(tab.page)).toEqual([]);
  await tab.page.getByRole('link', { name: 'Территории', exact: true }).click();
  await heading('Территории', 1)(tab.page);
  await english(tab, screens, await wordsIn(await apiAs('ministry'), ['/directory', '/bank/families?limit=500']));
  await tab.context.close();
});

it('the inspector’s', async () => {
  const inspectionCase = 'П-9/2026';
  const api = await apiAs('inspector', { inspectionCase });
  const { items } = await api.get<{ items: readonly { familyId: string }[] }>(
    '/bank/families?state=REGISTERED&limit=1',
  );
  const familyId = items[0]?.familyId;
  const tab = await openTab(browser);
  await signIn(tab, 'inspector');
  await clean(tab, [{ path: '/inspection' }, { path: '/reads', there: heading('Кто смотрел', 1) }]);
  // The number is forgotten with the page: each screen asks for it first, and is then gone to within the page.
  const within = async (path: string) => {
    await tab.page.goto(path);
    await tab.page.getByLabel('Номер проверки или поручения').fill(inspectionCase);
    await tab.page.keyboard.press('Enter');
    await tab.page.getByLabel('Номер проверки или поручения').waitFor({ state: 'detached' });
    await settled(tab.page);
  };
  for (const [path, there] of [
    ['/inspection', heading('Проверка', 1)],
    [`/inspection/${familyId}`, heading('Ход событий')],
  ] as const) {
    await within(path);
    await there(tab.page);
    await inEverySight(tab.page, path);
  }
  expect(tab.complaints(/status of 401/)).toEqual([]);
  await tab.context.close();
});

it('the page of sign-in', async () => {
  const { page, context } = await openTab(browser);
  await page.goto('/');
  await page.getByRole('button', { name: 'Войти' }).waitFor();
  await inEverySight(page, '/');
  await context.close();
});
