import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { openClient } from './client';
import { PASSWORD } from './directory';
import { percentiles } from './machine';
import { unitOf } from './seed';
import type { Server } from './server';
import { familyId } from './templates';

const DECISIONS = 60;
const NEVER = 30_000;
const PLACES = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A page of its own, signed in: another user's browser. */
async function watching(
  browser: Browser,
  url: string,
  { user, path }: { readonly user: string; readonly path: string },
) {
  const context = await browser.newContext({ baseURL: url, locale: 'ru-RU', viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('Имя пользователя').fill(user);
  await page.getByLabel('Пароль', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.getByRole('main').getByRole('heading', { level: 2 }).or(page.getByRole('table')).first().waitFor();
  return page;
}

/** Runs in the page: resolves with the machine's time, ms, at which a text has been painted. */
const PAINTED = `(mark) => new Promise((resolve) => {
  const look = () => {
    if (document.body.textContent.includes(mark)) requestAnimationFrame(() => setTimeout(() => resolve(Date.now())));
    else requestAnimationFrame(look);
  };
  look();
})`;
/** @throws Error when it is not there for long: something brings nothing at all */
async function painted(page: Page, text: string): Promise<number> {
  const never = pause(NEVER, null, { ref: false });
  const at = await Promise.race([page.evaluate<number>(`(${PAINTED})(${JSON.stringify(text)})`), never]);
  if (at === null) throw new Error(`${page.url()} did not show a decision within ${NEVER / 1000} s`);
  return at;
}

/** From the 201 of a decision to its being painted in other users' browsers: on the family's card and in the journal. */
export async function run({ server }: { readonly server: Server }): Promise<void> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) return void process.stdout.write('live: left out, there is no Chromium\n');
  const { key } = unitOf(0);
  const family = familyId(0);
  const client = await openClient(server.port, 4);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const url = `http://127.0.0.1:${server.port}`;
    const pages = {
      card: await watching(browser, url, { user: `secretary-${key}`, path: `/families/${family}` }),
      journal: await watching(browser, url, { user: `secretary-${key}`, path: '/journal' }),
    };
    const taken: Readonly<Record<keyof typeof pages, number[]>> = { card: [], journal: [] };
    for (let n = 0; n < DECISIONS; n += 1) {
      const text = `Показано ${randomUUID()} (учебный случай)`;
      const seen = [painted(pages.card, text), painted(pages.journal, text)] as const;
      const decided = await client.post(
        `secretary-${key}`,
        `/api/v1/families/${family}/commands/register-journal-entry`,
        {
          ...{ occurredOn: new Date().toISOString().slice(0, 10), journalHolderId: `kdn-${key}` },
          ...{ journalKind: 'PRIMARY_INFORMATION', fromWhom: 'Нагрузочная школа', problem: text },
        },
        { 'idempotency-key': randomUUID() },
      );
      const at = Date.now();
      if (decided.status !== 201) throw new Error(`a decision was answered ${decided.status}: ${decided.text}`);
      const [card, journal] = await Promise.all(seen);
      taken.card.push(card - at);
      taken.journal.push(journal - at);
      // Pages gather what comes for a moment: decisions must not fall into step with that.
      await pause((n * 137) % 900);
    }
    const line = (name: string, ms: readonly number[]): string =>
      `  ${name}: ${percentiles(ms, 50, 95)}, max ${Math.max(...ms)} ms\n`;
    process.stdout.write(
      `live: ${DECISIONS} decisions one by one, from the 201 to the paint in another user's browser (wanted under 2000 ms)\n` +
        line('card of the family', taken.card) +
        line('journal of the commission', taken.journal),
    );
  } finally {
    await browser.close();
    client.close();
  }
}
