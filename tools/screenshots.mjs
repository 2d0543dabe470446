// npm run screenshots: pictures of the main screens into docs/screens, from a demo that is told for them. With
// KURATOR_BROWSER_URL set, from the demo that is up there.
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const require = createRequire(import.meta.url);
const { chromium, HOW_TO_GET } = require('../test/browser/support/chromium.cjs');
const openRegion = require('../test/browser/support/open-region.cjs');
const closeRegion = require('../test/browser/support/close-region.cjs');
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'screens');

/** Name of the picture, who looks, where; `then` opens what has no address of its own. */
const firstFamily = async (page) => {
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('heading', { level: 2, name: 'История' }).waitFor();
};
const clause = async (page) => {
  await page
    .getByRole('button', { name: /что говорит закон/ })
    .first()
    .click();
  await page.getByRole('dialog').getByText('Документ', { exact: true }).waitFor();
};
const mapped = async (page) => {
  await page.getByRole('list', { name: 'Карта территорий' }).waitFor();
};
const why = async (page) => {
  await page.getByText(/было \d+, сейчас \d+/).waitFor();
};
const replay = async (page) => {
  await page.getByLabel('Номер проверки или поручения').fill('П-7/2026');
  await page.keyboard.press('Enter');
  await page.locator('a[href^="/inspection/"]').first().click();
  await page.getByRole('heading', { level: 2, name: 'Ход событий' }).waitFor();
  await page.getByRole('textbox', { name: 'По сведениям на, дата' }).fill('01.07.2025');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: /как её знали/ }).waitFor();
};
const PASSWORD = 'demo-only-password';
/** A call of the API as somebody. @throws Error when it is refused */
async function asked(url, user, path, { method = 'GET', body, after } = {}) {
  const json = { 'content-type': 'application/json' };
  const answered = async (response) => {
    const answer = await response.json();
    if (!response.ok) throw new Error(JSON.stringify(answer));
    return answer;
  };
  const signIn = { method: 'POST', headers: json, body: JSON.stringify({ username: user, password: PASSWORD }) };
  const { accessToken } = await answered(await fetch(`${url}/api/v1/auth/token`, signIn));
  const headers = {
    ...json,
    authorization: `Bearer ${accessToken}`,
    'idempotency-key': randomUUID(),
    ...(after && { after }),
  };
  return answered(
    await fetch(`${url}/api/v1${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
  );
}

/** A correction that waits for the chair; then the family's card. */
async function proposed(page, url) {
  const { items } = await asked(url, 'secretary-sever', '/bank/families?state=REGISTERED&limit=1');
  const path = `/families/${items[0].familyId}`;
  const { items: history } = await asked(url, 'secretary-sever', `${path}/history?limit=500`);
  const { eventId, occurredOn, occurredAt, data } = history.find(({ type }) => type === 'reported');
  const problem = `${data.problem}; мать просит о помощи`;
  const body = {
    reason: 'Записано не всё, что сказали (учебный случай)',
    replacement: { occurredOn, ...(occurredAt && { occurredAt }), ...data, problem },
  };
  await asked(url, 'secretary-sever', `${path}/events/${eventId}/corrections`, { method: 'POST', body });
  await page.goto(path);
  await page.getByRole('region', { name: 'Предложено исправить' }).waitFor();
}

/** A report that gives the commission something to do within days. @returns the position at which it is seen */
async function reported(url) {
  const { now } = await asked(url, 'secretary-sever', '/auth/me');
  const body = {
    ...{ occurredOn: now.slice(0, 10), track: 'SOP', municipality: '88705000', informationSource: 'IS-05' },
    ...{ detectedByAgencyKind: 'AG-99', reporterKind: 'CITIZEN', messageForm: 'PHONE', threatToLife: false },
    problem: 'Ребёнок не посещает школу (учебный случай)',
    persons: [
      {
        ...{ personId: randomUUID(), role: 'KR-01', birthDate: '1988-03-14' },
        name: { last: 'Тестова', first: 'Мария', patronymic: 'Шаблоновна' },
      },
    ],
    addresses: [],
  };
  const path = `/families/${randomUUID()}/commands/report`;
  return (await asked(url, 'secretary-sever', path, { method: 'POST', body })).position;
}

/** The morning on which something of the commission's falls due. */
async function morning(url) {
  const after = await reported(url);
  const { items } = await asked(url, 'secretary-sever', '/deadlines?status=RUNNING&limit=200', { after });
  const own = items.filter(({ responsible }) => responsible?.agencyId === 'kdn-sever');
  const { now } = await asked(url, 'secretary-sever', '/auth/me');
  const [day] = own
    .flatMap(({ effectiveDue }) => effectiveDue ?? [])
    .filter((due) => due > now.slice(0, 10))
    .sort();
  if (day === undefined) throw new Error('the commission has nothing to do');
  await asked(url, 'admin', '/clock', { method: 'PUT', body: { now: `${day}T06:00:00.000Z` } });
}
/** The list of the day is made a moment after the day has begun. */
async function reminded(page) {
  const table = page.getByRole('table', { name: 'Кому регистр напомнил сегодня' });
  for (let tries = 0; tries < 20 && !(await table.isVisible()); tries += 1) {
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  }
  await table.scrollIntoViewIfNeeded();
}
const SCREENS = [
  { name: 'commission-work', user: 'secretary-sever', path: '/work' },
  { name: 'commission-clause', user: 'secretary-sever', path: '/work', then: clause },
  { name: 'commission-card', user: 'secretary-sever', path: '/families', then: firstFamily },
  { name: 'commission-intake', user: 'secretary-sever', path: '/intake' },
  { name: 'commission-session', user: 'secretary-sever', path: '/session' },
  { name: 'ministry-quarter', user: 'ministry', path: '/quarter' },
  { name: 'ministry-territories', user: 'ministry', path: '/territories', then: mapped },
  { name: 'ministry-why', user: 'ministry', path: '/figure?figure=families.closing&show=changes', then: why },
  { name: 'inspector-replay', user: 'inspector', path: '/inspection', then: replay },
  { name: 'commission-correction', user: 'chair-sever', path: '/families', then: proposed },
  { name: 'commission-card-narrow', user: 'secretary-sever', path: '/families', then: firstFamily, width: 360 },
  { name: 'commission-work-dark', user: 'secretary-sever', path: '/work', scheme: 'dark' },
  { name: 'ministry-quarter-dark', user: 'ministry', path: '/quarter', scheme: 'dark' },
  { name: 'ministry-quarter-narrow', user: 'ministry', path: '/quarter', width: 360 },
  { name: 'commission-card-print', user: 'secretary-sever', path: '/families', then: firstFamily, media: 'print' },
  { name: 'ministry-quarter-print', user: 'ministry', path: '/quarter', media: 'print' },
  // Last: the clock goes on.
  { name: 'commission-reminders', user: 'secretary-sever', path: '/work', before: morning, then: reminded },
];

async function picture(
  browser,
  url,
  { name, user, path, before, then, width = 1280, scheme = 'light', media = 'screen' },
) {
  // A clock that goes on by days ends every sign-in.
  await before?.(url);
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 500 ? 1400 : 860 },
    colorScheme: scheme,
    locale: 'ru-RU',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Имя пользователя').fill(user);
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  // The page of sign-in has a heading too.
  await page.getByRole('button', { name: 'Войти' }).waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !globalThis.document.body.innerText.includes('Загружается…'));
  await then?.(page, url);
  await page.emulateMedia({ media });
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.log(`screenshots: ${name}`);
}

if (chromium() === null) {
  console.error(`screenshots: ${HOW_TO_GET}`);
  process.exit(1);
}
await build();
await mkdir(folder, { recursive: true });
await openRegion();
const browser = await require('playwright-core').chromium.connect(process.env.KURATOR_BROWSER_AT);
try {
  for (const screen of SCREENS) await picture(browser, process.env.KURATOR_BROWSER_URL, screen);
} finally {
  await browser.close();
  await closeRegion();
}
