import { ClockRefused, makeClock, refuseEarlierClock } from './clock';
import { ConfigRefused } from './refused';

it('starts where it is told, runs on with the machine and moves forward only', () => {
  let machine = 5_000;
  const clock = makeClock('2026-01-01T00:00:00.000Z', () => machine);
  machine += 1_000;
  expect(clock.now()).toBe('2026-01-01T00:00:01.000Z');
  clock.advanceTo('2026-02-01T00:00:00.000Z');
  machine += 2_000;
  expect(clock.now()).toBe('2026-02-01T00:00:02.000Z');
  expect(() => clock.advanceTo('2026-01-31T00:00:00.000Z')).toThrow(new ClockRefused('CLOCK_BACKWARDS'));
  expect(clock.now()).toBe('2026-02-01T00:00:02.000Z');
});

it('cannot move the machine’s own time', () => {
  const clock = makeClock(null, () => 0);
  expect(clock.now()).toBe('1970-01-01T00:00:00.000Z');
  expect(() => clock.advanceTo('2030-01-01T00:00:00.000Z')).toThrow(ClockRefused);
});

it('refuses a start before the last recorded event', () => {
  expect(() => refuseEarlierClock('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z')).toThrow(ConfigRefused);
  expect(() => refuseEarlierClock('2026-01-02T00:00:00.000Z', '2026-01-02T00:00:00.000Z')).not.toThrow();
  expect(() => refuseEarlierClock('2026-01-01T00:00:00.000Z', null)).not.toThrow();
});
