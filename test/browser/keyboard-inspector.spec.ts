import type { Browser } from 'playwright-core';
import { apiAs } from './support/api';
import { Keyboard } from './support/keyboard';
import { openBrowser } from './support/page';
import { registered } from './support/registered';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const CASE = 'П-7';

/** An inspector at work under the number of an inspection. */
async function inspecting(): Promise<Keyboard> {
  const hand = await Keyboard.signedIn(browser, 'inspector');
  await hand.write(hand.page.getByLabel('Номер проверки или поручения'), CASE);
  await hand.press('Enter');
  await hand.page.getByRole('heading', { level: 1, name: 'Проверка' }).waitFor();
  return hand;
}
/** The same, at a family that stands on the register since long: found by the key `/` and its name. */
async function atFamily(): Promise<{ readonly hand: Keyboard; readonly familyId: string }> {
  const [family] = await registered();
  if (family === undefined) throw new Error('nobody is on the register');
  const hand = await inspecting();
  const { page } = hand;
  await page.getByRole('searchbox').waitFor();
  await hand.press('/');
  await hand.find(page.getByRole('searchbox'), family.name);
  await page.getByRole('heading', { level: 1, name: family.name }).waitFor();
  return { hand, familyId: family.familyId };
}

describe('the inspector by the keyboard alone, with the focus seen at every step', () => {
  it('moves the slider, goes through the table and opens what an event says', async () => {
    const [family] = await registered();
    const hand = await inspecting();
    const { page } = hand;
    await hand.write(page.getByLabel('Фамилия и имя'), family?.name ?? '');
    // All families still stand there for a moment.
    const others = page
      .getByRole('table')
      .getByRole('link')
      .filter({ hasNotText: family?.name ?? '' });
    await others.first().waitFor({ state: 'detached' });
    await hand.open(page.locator(`a[href="/inspection/${family?.familyId}"]`));
    await page.getByText('Отличий от карточки нет: сегодня.').waitFor();
    await hand.to(page.getByRole('slider', { name: /На день/ }));
    await hand.press('Home');
    await page.getByRole('table', { name: /Чем отличается/ }).waitFor();
    await hand.sees();
    await hand.press('End');
    await page.getByText('Отличий от карточки нет: сегодня.').waitFor();
    await hand.open(page.getByRole('button', { name: /что говорит закон/ }).first());
    await page.getByRole('dialog').waitFor();
    await hand.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const says = page.locator('summary', { hasText: 'Подробности' }).first();
    await hand.open(says);
    expect(await says.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)).toBe(true);
    await hand.ends();
  });

  it('task 5: shows a family as it was known on a date', async () => {
    const { hand, familyId } = await atFamily();
    const { page } = hand;
    await hand.write(page.getByRole('textbox', { name: 'По сведениям на, дата' }), '01.05.2025');
    await hand.press('Enter');
    await page.getByRole('heading', { level: 2, name: /как её знали 01\.05\.2025/ }).waitFor();
    const known = await (
      await apiAs('inspector', { inspectionCase: CASE })
    ).get<{ states: { main: string } }>(`/families/${familyId}?knownAt=2025-05-01T20:59:59.999Z`);
    expect(known.states.main).toBe('UNDER_VERIFICATION');
    await page.getByRole('definition').filter({ hasText: 'Идёт проверка' }).waitFor();
    await hand.ends();
  });

  it('task 6: sees who looked at a family', async () => {
    const [family] = await registered();
    await (await apiAs('curator-sever')).get(`/families/${family?.familyId}`);
    const { hand } = await atFamily();
    const { page } = hand;
    await hand.open(page.getByRole('link', { name: 'Кто смотрел эту семью' }));
    const reads = page.getByRole('table', { name: 'Просмотры' });
    await reads
      .getByRole('row', { name: /Примерная|Условная|Пробная/ })
      .first()
      .waitFor();
    await hand.ends();
  });
});
