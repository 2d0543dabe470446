import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';

/** What a task cost a person: presses of the mouse and of keys, as the browser itself saw them. */
export interface Effort {
  readonly clicks: number;
  readonly keys: number;
}

/**
 * Counts what a person does in a context from now on. The browser counts, not the test: a step that the test takes by a
 * short cut (setting a value, going to an address) would not be one of a person.
 */
export async function counting(context: BrowserContext): Promise<() => Effort> {
  const seen = { pointerdown: 0, keydown: 0 };
  await context.exposeFunction('kuratorSaw', (type: keyof typeof seen) => {
    seen[type] += 1;
  });
  await context.addInitScript(() => {
    const page = globalThis as unknown as { kuratorSaw(type: string): void };
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, (event) => event.isTrusted && page.kuratorSaw(type), { capture: true });
  });
  return () => ({ clicks: seen.pointerdown, keys: seen.keydown });
}

/**
 * Types into whatever has the focus, a key for each letter. Playwright's own typing knows the keys of an American keyboard
 * and lets every other letter appear without one.
 */
export async function typist(page: Page): Promise<(text: string) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (text) => {
    for (const key of text) {
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    }
  };
}

const PAGE = join(__dirname, '..', '..', '..', 'docs', 'tasks.md');

/** What `docs/tasks.md` promises of a task, by its number. @throws Error when the page has no such line */
export function promised(task: number): Effort {
  const line = new RegExp(`^## ${task}\\. [^\\n]*\\n[^]*?Щелчков: (\\d+), нажатий клавиш: (\\d+)`, 'm');
  const [, clicks, keys] = line.exec(readFileSync(PAGE, 'utf8')) ?? [];
  if (clicks === undefined || keys === undefined) throw new Error(`docs/tasks.md has no task ${task}`);
  return { clicks: Number(clicks), keys: Number(keys) };
}
