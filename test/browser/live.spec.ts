import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { openBrowser, openTab, settled, signIn } from './support/page';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** Longer than a page may take to show what others decide, ms: whoever asked by the clock would have asked by then. */
const LONGER = 2_500;

/** Holds the page's feed back until it is let go; nothing is refused or broken meanwhile. */
async function heldFeed(page: Page): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/api\/v1\/feed/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}
/** What the page asks of the interface from now on, the feed left out. */
function asking(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/') && pathname !== '/api/v1/feed') asked.push(pathname);
  });
  return asked;
}

it('what another user decides is brought by the feed and nothing else: no asking by the clock, no loading anew', async () => {
  const api = await apiAs('secretary-sever');
  const { items } = await api.get<{ items: readonly { familyId: string }[] }>(
    '/bank/families?state=REGISTERED&limit=1',
  );
  const familyId = items[0]?.familyId ?? '';
  const tab = await openTab(browser);
  const { page } = tab;
  const letGo = await heldFeed(page);
  await signIn(tab, 'chair-sever');
  await page.goto(`/families/${familyId}`);
  await page.getByRole('heading', { level: 2, name: 'История' }).waitFor();
  await settled(page);
  // What is asked for with the page has come; the feed itself would keep a network busy.
  await page.waitForFunction(
    () =>
      performance.now() -
        Math.max(
          ...performance.getEntriesByType('resource').map((one) => (one as PerformanceResourceTiming).responseEnd),
        ) >
      700,
  );

  const loads: string[] = [];
  page.on('framenavigated', (frame) => loads.push(frame.url()));
  const asked = asking(page);
  const problem = `Увидено сразу ${randomUUID()} (учебный случай)`;
  await api.send(familyId, 'register-journal-entry', {
    ...{ occurredOn: '2026-09-30', journalHolderId: 'kdn-sever', journalKind: 'PRIMARY_INFORMATION' },
    ...{ fromWhom: 'Учебная школа', problem },
  });
  await page.waitForTimeout(LONGER);
  expect({ asked, shown: await page.getByText(problem).count() }).toEqual({ asked: [], shown: 0 });

  letGo();
  await page.getByText(problem).first().waitFor({ state: 'attached' });
  expect(asked).toContain(`/api/v1/families/${familyId}/history`);
  expect(loads).toEqual([]);
  await tab.context.close();
});
