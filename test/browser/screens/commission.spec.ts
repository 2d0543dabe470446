import type { Browser } from 'playwright-core';
import { apiAs } from '../support/api';
import { wordsIn } from '../support/english';
import { openBrowser, openTab, signIn } from '../support/page';
import { clean, english, heading, type Screen } from '../support/sights';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

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
