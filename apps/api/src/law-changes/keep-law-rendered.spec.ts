import { setTimeout as pause } from 'node:timers/promises';
import type { LawSource } from '../register/law';
import { keepLawRendered } from './keep-law-rendered';
import { lawParts, type LawParts } from './rendered-law';

const law: LawSource = {
  ...{ profiles: [], calendars: [] },
  directory: { region: { code: '00', name: 'only' }, municipalities: [], agencies: [], officers: [] },
};
const FAMILIES = Array.from({ length: 1_120 }, (_, n) => `f${String(n).padStart(4, '0')}`);

/** What owners share, and how each of them renders. */
function shared() {
  const held = { rendered: null as LawParts | null, place: null as unknown };
  const owner = (renders: (families: readonly string[]) => Promise<void>) =>
    keepLawRendered({
      log: {
        async *streams() {
          for (const family of FAMILIES) yield `family-${family}`;
        },
      },
      engine: { renderAgain: renders },
      law: () => law,
      rendered: { get: () => held.rendered, set: (parts) => void (held.rendered = parts) },
      place: { get: () => Promise.resolve(held.place), set: async (place) => void (held.place = place) },
      touched: (families) => Promise.resolve(families),
      ...{
        version: () => 'v1',
        elapsed: () => 0,
        everyMs: 1,
        logger: { info: () => undefined, error: () => undefined },
      },
    });
  return { held, owner };
}
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !holds(); tries += 1) await pause(5);
  expect(holds()).toBe(true);
}

it('goes on, as the next owner, where the one before was killed, and says how far it is', async () => {
  const { held, owner } = shared();
  let seen = 0;
  const dies = owner((families) => {
    seen += families.length;
    return seen > 1_050 ? new Promise<never>(() => undefined) : Promise.resolve();
  });
  await until(() => seen > 1_050);
  expect(dies.progress()).toEqual({ done: 1_050, total: FAMILIES.length });
  const rendered: string[] = [];
  const next = owner(async (families) => void rendered.push(...families));
  await until(() => held.rendered !== null && next.progress() === null);
  expect(rendered).toEqual(FAMILIES.slice(1_000));
  expect([held.rendered, held.place]).toEqual([lawParts(law), null]);
  await next.stop();
});

it('goes on after a failure of the store', async () => {
  const { held, owner } = shared();
  let failures = 2;
  const kept = owner(() => ((failures -= 1) >= 0 ? Promise.reject(new Error('away')) : Promise.resolve()));
  await until(() => held.rendered !== null);
  await kept.stop();
  expect(held.rendered).toEqual(lawParts(law));
});
