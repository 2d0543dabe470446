/** Signs of life of the person before the screen, in any tab of this page. */
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
/** Other tabs hear of it this often at most, ms. */
const TELL = 5_000;

let last = Date.now();
let told = 0;

export const activity = {
  /** When somebody last did something, ms. */
  last: (): number => last,
  /** @returns ends the listening */
  listen(): () => void {
    const tabs = new BroadcastChannel('kurator.activity');
    last = Date.now();
    const alive = (): void => {
      last = Date.now();
      if (last - told < TELL) return;
      told = last;
      tabs.postMessage(null);
    };
    const elsewhere = (): void => {
      last = Date.now();
    };
    tabs.addEventListener('message', elsewhere);
    for (const sign of SIGNS) addEventListener(sign, alive, { passive: true, capture: true });
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, alive, { capture: true });
      tabs.close();
    };
  },
};
