import type { Browser, ElementHandle, Locator, Page } from 'playwright-core';
import { counting, typist, type Effort } from './effort';
import { DEMO_PASSWORD, found, openTab, type Tab } from './page';

/** More presses of Tab than this lead nowhere. */
const MOST_TABS = 400;
const MOST_OPTIONS = 100;

interface Focus {
  readonly tag: string;
  readonly name: string;
  /** The ring that is drawn around whatever has the focus (`styles/base.css`). */
  readonly isMarked: boolean;
  /** On the screen, and nothing over it. */
  readonly isOpen: boolean;
  readonly isThere: boolean;
}
/** What has the focus, whether one can see that it has, and whether it is the target. */
const focusOf = (page: Page, target: ElementHandle | null): Promise<Focus> =>
  page.evaluate((wanted) => {
    const one = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    // A link may go over several lines.
    const [line] = one.getClientRects();
    const over =
      line === undefined ? null : document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    return {
      tag: one.tagName,
      name: (one.getAttribute('aria-label') ?? one.outerHTML).slice(0, 80),
      isMarked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      isOpen: over !== null && (one.contains(over) || over.contains(one)),
      isThere: one === wanted,
    };
  }, target);

/** Somebody who has no mouse. */
export class Keyboard {
  private constructor(
    readonly tab: Tab,
    readonly effort: () => Effort,
    private readonly typed: (text: string) => Promise<void>,
  ) {}

  get page(): Page {
    return this.tab.page;
  }
  /** Signs in from the page of sign-in, whose first box has the focus already. */
  static async signedIn(browser: Browser, username: string): Promise<Keyboard> {
    return Keyboard.signedInAt(await openTab(browser), username);
  }
  static async signedInAt(tab: Tab, username: string): Promise<Keyboard> {
    const keyboard = new Keyboard(tab, await counting(tab.context), await typist(tab.page));
    const { page } = tab;
    await page.goto('/');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'username');
    await keyboard.sees();
    await keyboard.type(username);
    await keyboard.press('Tab');
    await keyboard.sees();
    await keyboard.type(DEMO_PASSWORD);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Войти' }).waitFor({ state: 'detached' });
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    return keyboard;
  }
  /** Ends; nothing was done by a pointer. */
  async ends(): Promise<void> {
    expect(this.effort().clicks).toBe(0);
    await this.tab.context.close();
  }
  type(text: string): Promise<void> {
    return this.typed(text);
  }
  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }
  /**
   * The focus is where one sees it; after the last of the page comes the browser's own, which is none of ours.
   * @returns whether it is at the target
   */
  async sees(target: ElementHandle | null = null): Promise<boolean> {
    const focus = await focusOf(this.page, target);
    if (focus.tag !== 'BODY') expect(focus).toEqual({ ...focus, isMarked: true, isOpen: true });
    return focus.isThere;
  }
  /** Goes there by Tab, or back; wherever it passes the focus is seen. @throws Error when it does not lead there */
  async to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    if (await this.isAt(target)) return;
    let wanted = await target.elementHandle();
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      await this.press(key);
      if (await this.sees(wanted)) return;
      // What the page has drawn anew meanwhile is another element: it is come by again.
      if (!(await wanted?.evaluate((one) => one.isConnected))) wanted = await target.elementHandle();
    }
    throw new Error(`${key} does not lead to ${String(target)}`);
  }
  isAt(target: Locator): Promise<boolean> {
    return target.evaluate((one) => one === document.activeElement);
  }
  /** What was opened from there is closed: the focus is there again. */
  async isBackAt(target: Locator): Promise<void> {
    await this.page.waitForFunction((one) => one === document.activeElement, await target.elementHandle());
    await this.sees();
  }
  /** Goes there and presses Enter. */
  async open(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.to(target, key);
    await this.press('Enter');
  }
  /** Goes to a box and writes. */
  async write(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.press('ControlOrMeta+a');
    await this.type(text);
  }
  /** Goes to a box that finds, writes a name, and takes what is found by the arrow and Enter. */
  async find(target: Locator, name: string): Promise<void> {
    await this.write(target, name);
    await found(this.page, name);
    await this.choose(target);
  }
  /** Goes to a list and takes an option of it: the one with the name, else the first. */
  async choose(target: Locator, option?: string): Promise<void> {
    await this.to(target);
    const list = this.page.getByRole('listbox');
    await this.mark(list.getByRole('option', option === undefined ? {} : { name: option, exact: true }).first());
    await this.press('Enter');
  }
  /** Goes to an option of the list that has the focus by the arrow, which opens the list where it is not open yet. */
  async mark(option: Locator): Promise<void> {
    await this.press('ArrowDown');
    await option.waitFor();
    for (let presses = 0; !(await isMarked(option)); presses += 1) {
      if (presses > MOST_OPTIONS) throw new Error(`the arrow does not lead to ${String(option)}`);
      await this.press('ArrowDown');
    }
  }
}

/** The option that Enter takes. */
const isMarked = (option: Locator): Promise<boolean> =>
  option.evaluate((one) => one.hasAttribute('data-combobox-selected'));
