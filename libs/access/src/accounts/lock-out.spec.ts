import { LOCK_MS, NO_FAILURES, oneMore, secondsLocked } from './lock-out';
import { makeLimiter } from './limiter';

it('locks at the tenth wrong password and opens after 15 minutes with a new count', () => {
  let failures = NO_FAILURES;
  for (let at = 0; at < 9; at += 1) failures = oneMore(failures, 1000);
  expect(secondsLocked(failures, 1000)).toBe(0);
  failures = oneMore(failures, 1000);
  expect(secondsLocked(failures, 1000)).toBe(900);
  expect(secondsLocked(failures, 1000 + LOCK_MS)).toBe(0);
  expect(oneMore(failures, 1000 + LOCK_MS)).toEqual({ count: 1, lockedUntil: 0 });
});

it('counts failures of an address within its window only', () => {
  const limiter = makeLimiter(2, 1000);
  limiter.failed('a', 0);
  expect(limiter.wait('a', 10)).toBe(0);
  limiter.failed('a', 10);
  expect([limiter.wait('a', 10), limiter.wait('b', 10), limiter.wait('a', 1000)]).toEqual([1, 0, 0]);
});
