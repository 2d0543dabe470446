import { LRUCache } from 'lru-cache';

/** Slows down whoever tries many names from one address; a lock alone stops only one name. */
export interface Limiter {
  /** Seconds to wait, 0 to go on. */
  wait(address: string, nowMs: number): number;
  /** Remembers a failed attempt. */
  failed(address: string, nowMs: number): void;
}

/**
 * A window per address that counts failed attempts only: a commission behind one address signs in as often as it needs.
 * @param max failures allowed within the window
 */
export function makeLimiter(max = 30, windowMs = 60_000): Limiter {
  const windows = new LRUCache<string, { readonly from: number; count: number }>({ max: 10_000 });
  const current = (address: string, nowMs: number) => {
    const window = windows.get(address);
    return window !== undefined && nowMs < window.from + windowMs ? window : undefined;
  };
  return {
    wait(address, nowMs) {
      const window = current(address, nowMs);
      if (window === undefined || window.count < max) return 0;
      return Math.ceil((window.from + windowMs - nowMs) / 1000);
    },
    failed(address, nowMs) {
      const window = current(address, nowMs);
      if (window) window.count += 1;
      else windows.set(address, { from: nowMs, count: 1 });
    },
  };
}
