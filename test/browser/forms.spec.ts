import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { commands, schemaOf, titleOf, type Schema } from './support/form';
import { openBrowser, openTab, signIn } from './support/page';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const OF_FORMAT: Readonly<Record<string, string>> = { date: '2026-01-15', 'date-time': '2026-01-15T09:00' };
const OF_TYPE: Readonly<Record<string, unknown>> = { integer: 1, number: 1, boolean: true };
const simple = ({ type = '', format = '', enum: codes = [] }: Schema): unknown =>
  codes[0] ?? OF_FORMAT[format] ?? OF_TYPE[type] ?? 'x';
/** A value for everything that a form can hold, one of each list: so nothing of it is folded away. */
function full(schema: Schema): unknown {
  const { type, properties = {}, items = {} } = schema;
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, full(field)]));
  return type === 'array' ? [full(items)] : simple(schema);
}

/** Where every field of a form stands; ids that the form chooses by itself have no field. */
function places({ properties = {} }: Schema, path = ''): readonly string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const place = path === '' ? name : `${path}.${name}`;
    if (field['x-new'] === true) return [];
    if (field.type === 'object') return places(field, place);
    if (field.type === 'array' && field.items?.type === 'object') return places(field.items, `${place}[0]`);
    return [place];
  });
}

/** Within the page, as its own links do. */
const go = (page: Page, path: string) =>
  page.evaluate((to) => {
    history.pushState({ idx: 1 }, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: { idx: 1 } }));
  }, path);

async function family(): Promise<string> {
  const { items } = await (
    await apiAs('secretary-sever')
  ).get<{ items: readonly { familyId: string }[] }>('/bank/families?state=REGISTERED&limit=1');
  return items[0]?.familyId ?? '';
}

it('every command’s form shows every field of its contract, and what is kept of it as a draft', async () => {
  const familyId = await family();
  const { page, context, complaints } = await openTab(browser);
  await signIn({ page, context, complaints }, 'secretary-sever');
  await page.goto(`/families/${familyId}`);
  await page.getByRole('heading', { level: 2, name: 'История' }).waitFor();
  expect(commands.length).toBeGreaterThan(100);
  for (const command of commands) {
    const schema = schemaOf(command);
    const draft = [`kurator.draft.${command}.${familyId}`, JSON.stringify(full(schema))] as const;
    await page.evaluate(([key, value]) => sessionStorage.setItem(key, value), draft);
    await go(page, `/families/${familyId}/record/${command}`);
    await page.getByRole('heading', { level: 1, name: titleOf(command), exact: true }).waitFor();
    await page.getByText('Черновик восстановлен').waitFor();
    const shown = await page
      .locator('[data-path]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-path') ?? ''));
    expect({ command, missing: places(schema).filter((place) => !shown.includes(place)) }).toEqual({
      command,
      missing: [],
    });
  }
  expect(complaints(/status of 401/)).toEqual([]);
  await context.close();
});

interface Sent {
  readonly kuratorSent: string[];
}
/** What the page sends as commands: the driver cannot read the body of a `Request`, so it is read on its way. */
const rememberSent = (page: Page) =>
  page.addInitScript(() => {
    const here = globalThis as unknown as { kuratorSent: string[]; fetch: typeof fetch };
    const through = here.fetch;
    here.kuratorSent = [];
    here.fetch = async (input, init) => {
      if (input instanceof Request && input.url.includes('/commands/'))
        here.kuratorSent.push(await input.clone().text());
      return through(input, init);
    };
  });

it('money is typed in rubles, shown with kopecks, and sent as kopecks; a quarter is chosen by its name', async () => {
  const familyId = await family();
  const { page, context, complaints } = await openTab(browser);
  await signIn({ page, context, complaints }, 'secretary-sever');
  await rememberSent(page);
  await page.goto(`/families/${familyId}/record/determine-need`);
  await page.locator('summary', { hasText: 'Дополнительно' }).click();
  const money = page.getByRole('textbox', { name: 'Среднедушевой доход' });
  await money.fill('12 345,6');
  await money.blur();
  expect((await money.inputValue()).replaceAll(/\s/g, ' ')).toBe('12 345,60');
  await money.fill('много');
  await money.blur();
  await page.getByText('Сумму пишут так: 12 345,67').waitFor();
  await money.fill('12345,67');
  await page.getByRole('combobox', { name: /^Уровень/ }).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Записать' }).click();
  await page.getByRole('alert').waitFor();
  const [body] = await page.evaluate(() => (globalThis as unknown as Sent).kuratorSent);
  expect(JSON.parse(body ?? '')).toMatchObject({ perCapitaIncome: 1_234_567 });

  await page.goto(`/families/${familyId}/record/submit-curator-report`);
  const quarter = page.getByRole('combobox', { name: /^Квартал/ });
  await quarter.click();
  await page.getByRole('option', { name: 'II квартал 2026', exact: true }).click();
  expect(await quarter.inputValue()).toBe('II квартал 2026');
  await context.close();
});

it('the list of families is made as a file, with word of how far it is', async () => {
  const { page, context, complaints } = await openTab(browser);
  await signIn({ page, context, complaints }, 'secretary-sever');
  await page.goto('/families');
  // A quick machine has made the file before anybody could look.
  await page.route(/\/api\/v1\/jobs\/[^/]+$/, async (route) => {
    await pause(500);
    await route.continue();
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Скачать в Excel' }).click(),
    page.getByRole('progressbar', { name: 'Сколько готово' }).waitFor(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const stream = await download.createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  // An XLSX is a ZIP.
  expect(Buffer.concat(pieces).subarray(0, 2).toString()).toBe('PK');
  await page.getByText('Файл сохранён').waitFor();
  expect(complaints(/status of 401/)).toEqual([]);
  await context.close();
});
