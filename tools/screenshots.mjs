// npm run screenshots: pictures of the main screens into docs/screens, from a demo that is told for them. With
// KURATOR_BROWSER_URL set, from the demo that is up there.
import { createRequire } from 'node:module';
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
const SCREENS = [
  { name: 'commission-work', user: 'secretary-sever', path: '/work' },
  { name: 'commission-clause', user: 'secretary-sever', path: '/work', then: clause },
  { name: 'commission-card', user: 'secretary-sever', path: '/families', then: firstFamily },
  { name: 'commission-intake', user: 'secretary-sever', path: '/intake' },
  { name: 'commission-session', user: 'secretary-sever', path: '/session' },
  { name: 'ministry-quarter', user: 'ministry', path: '/quarter' },
  { name: 'ministry-why', user: 'ministry', path: '/figure?figure=families.closing&show=changes', then: why },
  { name: 'inspector-replay', user: 'inspector', path: '/inspection', then: replay },
];

async function picture(browser, url, { name, user, path, then }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 860 },
    locale: 'ru-RU',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByLabel('Имя пользователя').fill(user);
  await page.getByLabel('Пароль', { exact: true }).fill('demo-only-password');
  await page.keyboard.press('Enter');
  // The page of sign-in has a heading too.
  await page.getByRole('button', { name: 'Войти' }).waitFor({ state: 'detached' });
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.goto(path);
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !globalThis.document.body.innerText.includes('Загружается…'));
  await then?.(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await context.close();
  console.log(`screenshots: ${name}`);
}

const executablePath = chromium();
if (executablePath === null) {
  console.error(`screenshots: ${HOW_TO_GET}`);
  process.exit(1);
}
await build();
await mkdir(folder, { recursive: true });
await openRegion();
const browser = await require('playwright-core').chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const screen of SCREENS) await picture(browser, process.env.KURATOR_BROWSER_URL, screen);
} finally {
  await browser.close();
  await closeRegion();
}
