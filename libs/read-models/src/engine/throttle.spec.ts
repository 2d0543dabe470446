import { throttle } from './throttle';

const work = (clock: { now: number }, ms: number) => async () => {
  clock.now += ms;
  return 'done';
};

it.each([
  [50, 20, 20],
  [25, 20, 60],
])('at %i percent rests after %i ms of work for %i ms', async (percent, worked, rested) => {
  const clock = { now: 0 };
  const began = performance.now();
  expect(await throttle(percent, () => clock.now).paced(work(clock, worked))).toBe('done');
  expect(performance.now() - began).toBeGreaterThanOrEqual(rested - 2);
});
it('spares nothing at 100 percent', async () => {
  const clock = { now: 0 };
  const { spares, paced } = throttle(100, () => clock.now);
  const began = performance.now();
  await paced(work(clock, 60_000));
  expect([spares, performance.now() - began < 1000]).toEqual([false, true]);
});
it('ends its rest when it is called off', async () => {
  const clock = { now: 0 };
  const stop = new AbortController();
  const resting = throttle(1, () => clock.now, stop.signal).paced(work(clock, 60_000));
  stop.abort();
  await expect(resting).rejects.toThrow('aborted');
});
