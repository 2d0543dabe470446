import { Pace, paced } from './pace';

function stage() {
  let now = 0;
  const reached: ((there: boolean) => void)[] = [];
  const pace = new Pace({
    log: { head: () => Promise.resolve('head') },
    engine: { waitFor: () => new Promise((resolve) => reached.push(resolve)) },
    now: () => now,
  });
  const decided: string[] = [];
  const one = ({ name }: { readonly name: string; readonly inBatch?: true }): Promise<string> => {
    decided.push(name);
    return Promise.resolve(name);
  };
  const { decide } = paced({ decide: one }, pace);
  return {
    decided,
    decide: (name: string) => decide({ name }),
    inBatch: (name: string) => decide({ name, inBatch: true }),
    wait: (ms: number) => {
      now += ms;
    },
    reach: (there: boolean) => reached.shift()?.(there),
  };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('the pace of decisions', () => {
  it('lets them through while the read models are close behind', async () => {
    const { decide, wait } = stage();
    await decide('a');
    wait(2_500);
    expect(await decide('b')).toBe('b');
  });

  it('holds them up until the read models have come close again', async () => {
    const { decide, decided, wait, reach } = stage();
    await decide('a');
    wait(1_500);
    await decide('b');
    wait(1_500);
    const held = decide('c');
    await soon();
    expect(decided).toEqual(['a', 'b']);
    reach(true);
    await held;
    expect(decided).toEqual(['a', 'b', 'c']);
  });

  it('lets a batch run further ahead', async () => {
    const { decide, inBatch, wait } = stage();
    await decide('a');
    wait(10_000);
    expect(await inBatch('b')).toBe('b');
  });

  it('does not wait for read models that do not move, until they move again', async () => {
    const { decide, decided, wait, reach } = stage();
    await decide('a');
    wait(15_000);
    const held = decide('b');
    reach(false);
    await held;
    wait(5_000);
    await decide('c');
    expect(decided).toEqual(['a', 'b', 'c']);
    reach(true);
    await soon();
    wait(3_000);
    const again = decide('d');
    await soon();
    expect(decided).toEqual(['a', 'b', 'c']);
    reach(true);
    await again;
  });
});
