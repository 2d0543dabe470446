import type { Browser, Page } from 'playwright-core';
import { apiAs } from './support/api';
import { axe, openBrowser, openTab, overflows, signIn } from './support/page';
import { recognised } from './support/recognised';

interface Item {
  readonly type: string;
  readonly occurredOn: string;
  readonly annulledBy: string | null;
  readonly correctedBy: string | null;
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function workingAs(username: string): Promise<Page> {
  const tab = await openTab(browser);
  await signIn(tab, username);
  return tab.page;
}
const proposed = (page: Page) => page.getByRole('region', { name: 'Предложено исправить' });
/** The record in the history, as the reader sees it. */
const record = (page: Page, name: RegExp) =>
  page.getByRole('region', { name: 'История' }).getByRole('listitem').filter({ hasText: name }).first();

it('one officer proposes a correction, sees why another has to confirm it, and the chair does', async () => {
  const familyId = await recognised('2026-09-28', 'Исправимая');
  const secretary = await workingAs('secretary-sever');
  await secretary.goto(`/families/${familyId}`);
  await record(secretary, /Признание/)
    .getByRole('link', { name: /^Исправить/ })
    .click();
  await secretary.getByRole('heading', { level: 1, name: 'Исправить запись' }).waitFor();
  expect({ found: await axe(secretary), overflows: await overflows(secretary) }).toEqual({
    found: [],
    overflows: false,
  });
  // The form holds what the record says now.
  const day = secretary.getByRole('group', { name: 'Как должно быть записано' }).getByLabel(/^Дата события/);
  expect(await day.inputValue()).toBe('28.09.2026');
  await day.fill('25.09.2026');
  await secretary.getByRole('textbox', { name: 'Почему запись неверна' }).fill('Описка в дате (учебный случай)');
  await secretary.getByRole('button', { name: 'Предложить' }).click();
  await secretary.getByText('Теперь исправление подтверждает').waitFor();
  await secretary.getByRole('link', { name: 'К карточке семьи' }).click();
  await proposed(secretary).getByText('Вы предложили это сами').waitFor();
  expect(await proposed(secretary).getByRole('button', { name: 'Подтвердить' }).count()).toBe(0);
  await proposed(secretary)
    .getByRole('row', { name: /28\.09\.2026 25\.09\.2026/ })
    .waitFor();
  expect(await axe(secretary)).toEqual([]);

  // The chair finds it among what waits.
  const chair = await workingAs('chair-sever');
  const waiting = chair.getByRole('table', { name: 'Ждёт решения' });
  await waiting
    .getByRole('row', { name: /Предложено исправить запись Исправимая/ })
    .getByRole('link', { name: 'Рассмотреть предложение' })
    .click();
  await proposed(chair).getByText('Описка в дате (учебный случай)').waitFor();
  await proposed(chair).getByRole('button', { name: 'Подтвердить' }).click();
  await chair.getByText('Исправление внесено').waitFor();
  await record(chair, /Признание/)
    .getByText('Исправлено', { exact: true })
    .waitFor();
  // What the secretary looks at meanwhile follows.
  await proposed(secretary).waitFor({ state: 'detached' });

  const api = await apiAs('secretary-sever');
  const { items } = await api.get<{ items: readonly Item[] }>(`/families/${familyId}/history?limit=100`);
  expect(items.filter(({ correctedBy }) => correctedBy !== null).length).toBe(1);
  await secretary.context().close();
  await chair.context().close();
});

it('an annulment is rejected with a reason, another is withdrawn, and nothing has changed', async () => {
  const familyId = await recognised('2026-09-21', 'Неизменная');
  const chair = await workingAs('chair-sever');
  const secretary = await workingAs('secretary-sever');
  const propose = async () => {
    await secretary.goto(`/families/${familyId}`);
    await record(secretary, /Назначен куратор/)
      .getByRole('link', { name: /^Исправить/ })
      .click();
    await secretary.getByRole('radio', { name: 'Аннулировать запись' }).check();
    await secretary.getByRole('combobox', { name: 'Причина' }).click();
    await secretary.getByRole('option', { name: 'повтор' }).click();
    await secretary.getByRole('button', { name: 'Предложить' }).click();
    await secretary.getByText('Теперь исправление подтверждает').waitFor();
  };
  await propose();
  await chair.goto(`/families/${familyId}`);
  await proposed(chair).getByText('Причина: повтор').waitFor();
  await proposed(chair).getByRole('button', { name: 'Отклонить' }).click();
  await proposed(chair).getByRole('textbox', { name: 'Почему отклоняется' }).fill('Запись верна (учебный случай)');
  await proposed(chair).getByRole('button', { name: 'Отклонить' }).click();
  await chair.getByText('Предложение отклонено, запись осталась прежней').waitFor();

  await propose();
  await secretary.getByRole('link', { name: 'К карточке семьи' }).click();
  await proposed(secretary).getByRole('button', { name: 'Отозвать' }).click();
  await proposed(secretary).getByRole('textbox', { name: 'Почему отзывается' }).fill('Передумали (учебный случай)');
  await proposed(secretary).getByRole('button', { name: 'Отозвать' }).click();
  await proposed(secretary).waitFor({ state: 'detached' });

  const api = await apiAs('secretary-sever');
  const { items } = await api.get<{ items: readonly Item[] }>(`/families/${familyId}/history?limit=100`);
  expect(items.filter(({ type }) => type === 'correction-rejected').length).toBe(2);
  expect(items.filter(({ annulledBy }) => annulledBy !== null)).toEqual([]);
  await secretary.context().close();
  await chair.context().close();
});

it('what is proposed about a report of the district waits for the chair, who confirms it on a page of its own', async () => {
  const secretary = await apiAs('secretary-sever');
  const { municipalities } = await secretary.get<{ municipalities: string[] }>('/auth/me');
  const period = `/periods/${municipalities[0]}-2026-Q2`;
  const sent = await secretary.post<{ events: { eventId: string }[] }>(`${period}/commands/send-municipal-list`, {
    occurredOn: '2026-07-14',
    document: { kind: 'DK-99', number: 'учебный-12', date: '2026-07-14' },
  });
  const eventId = sent.events[0]?.eventId;
  await secretary.post(`${period}/events/${eventId}/corrections`, {
    reason: 'Описка в номере (учебный случай)',
    replacement: { occurredOn: '2026-07-14', document: { kind: 'DK-99', number: 'учебный-21', date: '2026-07-14' } },
  });

  const chair = await workingAs('chair-sever');
  await chair
    .getByRole('table', { name: 'Ждёт решения' })
    .getByRole('row', { name: /Предложено исправить запись Отчёт .*-2026-Q2/ })
    .getByRole('link', { name: 'Рассмотреть предложение' })
    .click();
  await chair.getByRole('heading', { level: 1, name: /^Отчёт .*-2026-Q2$/ }).waitFor();
  await proposed(chair)
    .getByRole('row', { name: /учебный-12 .*учебный-21/ })
    .waitFor();
  expect({ found: await axe(chair), overflows: await overflows(chair) }).toEqual({ found: [], overflows: false });
  await proposed(chair).getByRole('button', { name: 'Подтвердить' }).click();
  await chair.getByText('Исправление внесено').waitFor();
  await chair.getByText('Ничего не предложено').waitFor();

  const { items } = await secretary.get<{ items: readonly (Item & { eventId: string })[] }>(`${period}/history`);
  expect(items.find((item) => item.eventId === eventId)?.correctedBy).not.toBeNull();
  await chair.context().close();
});
