import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/**
 * Makes pages slow, to find what holds on a quick machine alone: `BROWSER_SLOWER=4` computes so many times slower,
 * `BROWSER_LATE=300` lets timers and answers come late by up to so many ms, each by another time.
 */
export async function slowed(page: Page): Promise<void> {
  const rate = Number(process.env['BROWSER_SLOWER'] ?? 1);
  const late = Number(process.env['BROWSER_LATE'] ?? 0);
  if (rate > 1) {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate });
  }
  if (late === 0) return;
  await lateTimers(page, late);
  await page.context().route('**/api/**', async (route) => {
    await pause(Math.random() * late);
    // The page may be closed by now.
    await route.continue().catch(() => undefined);
  });
}

/** Timers of the page end late by up to so many ms. */
const lateTimers = (page: Page, late: number): Promise<unknown> =>
  page.addInitScript((most) => {
    const real = globalThis.setTimeout.bind(globalThis);
    const later = (run: () => void, ms = 0): ReturnType<typeof setTimeout> => real(run, ms + Math.random() * most);
    Object.assign(globalThis, { setTimeout: later });
  }, late);

interface Holding {
  kuratorHeld: (() => void)[] | null;
}
/**
 * Lets a busy machine be played: timers that are due at once wait from `hold` until `release`.
 * Before the page is loaded.
 */
export async function busyMachine(page: Page): Promise<{ hold(): Promise<void>; release(): Promise<void> }> {
  await page.addInitScript(() => {
    const here = globalThis as unknown as Holding;
    here.kuratorHeld = null;
    const real = globalThis.setTimeout.bind(globalThis);
    const held = (run: () => void, ms = 0): unknown =>
      here.kuratorHeld === null || ms > 0 ? real(run, ms) : here.kuratorHeld.push(run);
    Object.assign(globalThis, { setTimeout: held });
  });
  return {
    hold: () => page.evaluate(() => void ((globalThis as unknown as Holding).kuratorHeld = [])),
    release: () =>
      page.evaluate(() => {
        const here = globalThis as unknown as Holding;
        const due = here.kuratorHeld ?? [];
        here.kuratorHeld = null;
        for (const run of due) run();
      }),
  };
}
