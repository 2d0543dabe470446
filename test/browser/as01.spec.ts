import type { Browser, Page } from 'playwright-core';
import { as01 } from '../acceptance/scenarios/as-01';
import type { CommandStep } from '../acceptance/model';
import { apiAs } from './support/api';
import { Form, titleOf, type Body } from './support/form';
import { openBrowser, openTab, signIn, type Tab } from './support/page';

/** Who does what is done in the scenario, in the demo's district under the same regulation. */
const USERS: Readonly<Record<string, string>> = {
  'school-mariel': 'member-sever',
  'secretary-mariel': 'secretary-sever',
  'curator-mariel': 'curator-sever',
  'social-mariel': 'social-sever',
};
const IDS: readonly (readonly [RegExp, string])[] = [
  [/off-curator-mariel/g, 'off-curator1-sever'],
  [/off-specialist-mariel/g, 'off-specialist1-sever'],
  [/-mariel/g, '-sever'],
  // An earlier event is known by its kind.
  [/\{"\$eventOf":\["[^"]*","([^"]+)"\]\}/g, '"$1"'],
  // Numbers of the demo's own papers must not be taken.
  [/"number":"(\d+\/\d+)"/g, '"number":"AS-01 $1"'],
];
const ZONE_HOURS = 3;
const here = (body: object): Body =>
  JSON.parse(IDS.reduce((text, [from, to]) => text.replace(from, to), JSON.stringify(body))) as Body;
/** Instants as the local time that somebody writes. */
const local = (body: Body): Body =>
  JSON.parse(
    JSON.stringify(body).replace(/"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}):[\d.]+Z"/g, (_all, utc: string) => {
      const at = new Date(Date.parse(`${utc}:00Z`) + ZONE_HOURS * 3_600_000);
      return JSON.stringify(at.toISOString().slice(0, 16));
    }),
  ) as Body;

const STEPS = as01.steps.filter(
  (step): step is CommandStep => step.kind === 'command' && (step.expect?.status ?? 201) === 201,
);

interface Named {
  readonly code?: string;
  readonly title?: { readonly ru: string };
}
/** Names of everything that has a code or an id, and of the people of the scenario. */
async function wordsOf(): Promise<(id: string) => string | RegExp> {
  const api = await apiAs('secretary-sever');
  const { items } = await api.get<{ items: { values: Named[] }[] }>('/classifiers');
  const directory = await api.get<{
    agencies: { agencyId: string; name: string }[];
    officers: { officerId: string; name: string }[];
    municipalities: { oktmo: string; name: string }[];
  }>('/directory');
  const known = new Map<string, string | RegExp>([
    ...items.flatMap(({ values }) => values.map(({ code = '', title }) => [code, title?.ru ?? ''] as const)),
    ...directory.agencies.map(({ agencyId, name }) => [agencyId, name] as const),
    ...directory.officers.map(({ officerId, name }) => [officerId, new RegExp(`^${name},`)] as const),
    ...directory.municipalities.map(({ oktmo, name }) => [oktmo, name] as const),
    ...people(),
    ...measures(),
    ...EVENTS,
  ]);
  return (id) => known.get(id) ?? id;
}
type Person = { readonly personId: string; readonly name: { readonly last: string; readonly first: string } };
const people = () =>
  ((STEPS[0]?.data['persons'] ?? []) as readonly Person[]).map(
    ({ personId, name }) => [personId, new RegExp(`^${name.last} ${name.first}`)] as const,
  );

type Measure = { readonly measureId: string; readonly title: string };
const measures = () =>
  STEPS.flatMap(({ data }) => (data['measures'] ?? []) as readonly Measure[]).map(
    ({ measureId, title }) => [measureId, title] as const,
  );
const PROGRAMME = String(STEPS.find(({ command }) => command === 'draft-programme')?.data['programmeId']);
/** What is chosen among what was recorded, by what it is. */
const EVENTS: readonly (readonly [string, RegExp])[] = [
  ['journal-entry-registered', /Внесена запись в журнал/],
  ['deregistration-proposed', /предложение о снятии с учёта/],
  [PROGRAMME, /^Программа от/],
];

/** Some thirty forms: less than a minute on a machine of its own, several on one that is busy. */
const WITHIN_MS = 480_000;
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it(
  'AS-01: a case from the first report to the end, every step by its form',
  async () => {
    const words = await wordsOf();
    const tabs = new Map<string, Tab>();
    let familyId = '';
    let before = '';

    async function tabOf(user: string): Promise<Page> {
      const known = tabs.get(user);
      if (known !== undefined) return known.page;
      const tab = await openTab(browser);
      await signIn(tab, user);
      tabs.set(user, tab);
      return tab.page;
    }
    /** From wherever one is to the form of a command about the family, by search and clicks. */
    async function goTo(page: Page, command: string): Promise<void> {
      if (command === 'report') return page.getByRole('link', { name: 'Новое сообщение', exact: true }).click();
      const another = page.getByRole('link', { name: 'Записать ещё' });
      if (await another.isVisible()) await another.click();
      else {
        await page.getByRole('searchbox').click();
        await page.keyboard.insertText('Вымышленная Мария');
        await page.getByRole('option', { name: /REP-01-1/ }).click();
        await page.getByRole('link', { name: 'Записать событие' }).click();
      }
      const choice = page.getByRole('link', { name: titleOf(command), exact: true });
      await choice.first().click();
      await page.getByRole('heading', { level: 1, name: titleOf(command) }).waitFor();
    }

    for (const { step, as, on, at, command, data } of STEPS) {
      const page = await tabOf(USERS[as] ?? as);
      await goTo(page, command);
      const form = new Form(page, words);
      const moment = at === undefined ? {} : { occurredAt: `${on}T${at}` };
      try {
        await form.fill(command, { occurredOn: on, ...local(here(data)), ...moment });
        await page.getByRole('button', { name: 'Записать', exact: true }).click();
        if (before !== as) await knowingOfOthers(page);
        await page.getByText('Записано', { exact: true }).waitFor();
      } catch (error) {
        const said = await page.locator('[role="alert"], [data-path]:has([aria-invalid="true"])').allInnerTexts();
        throw new Error(`step ${step} (${command}): ${said.join('; ')}`, { cause: error });
      }
      // In time and as the law asks: no remark below what was recorded.
      expect({ step, remarks: await page.getByText('Замечания по закону').count() }).toEqual({ step, remarks: 0 });
      if (familyId === '') familyId = await cardId(page);
      before = as;
    }

    const api = await apiAs('secretary-sever');
    const card = await api.get<Record<string, unknown>>(`/families/${familyId}`);
    expect(card).toMatchObject({
      episode: 1,
      states: { main: 'DEREGISTERED', programme: 'PROG_COMPLETED' },
      daysOnRegister: 189,
    });
    const page = await tabOf('secretary-sever');
    await page.getByRole('link', { name: 'К карточке семьи' }).click();
    await page.getByText('Снята с учёта').first().waitFor();
    await page.getByText('189 дней на учёте').waitFor();
    for (const { context } of tabs.values()) await context.close();
  },
  WITHIN_MS,
);

/**
 * Somebody else has recorded a moment ago, and the form was opened before this page was told of it: it says so, and one
 * records knowing that. After an own record it must not.
 */
async function knowingOfOthers(page: Page): Promise<void> {
  const knowing = page.getByRole('button', { name: 'Записать с учётом изменений' });
  await page.getByText('Записано', { exact: true }).or(knowing).first().waitFor();
  if (!(await knowing.isVisible())) return;
  await page.getByRole('alert').filter({ has: knowing }).getByRole('listitem').first().waitFor();
  await knowing.click();
  await page.getByRole('button', { name: 'Записать', exact: true }).click();
}

async function cardId(page: Page): Promise<string> {
  const href = await page.getByRole('link', { name: 'К карточке семьи' }).getAttribute('href');
  return href?.split('/').at(-1) ?? '';
}
