import { v5 } from 'uuid';

/** Chance that repeats: the same seed throws the same numbers on every machine. */
export interface Dice {
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean;
}

/** FNV-1a over UTF-16 units: spreads seeds that differ in one letter over all 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Mulberry32: small, good enough for stories, no secret depends on it. @param seed any text */
export function makeDice(seed: string): Dice {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    chance: (probability) => next() < probability,
  };
}

const NAMESPACE = '8f0a6e0c-51a6-4a35-9a5c-3d6f0b1c7e21';
/** The UUID that a name stands for under a seed: families, persons, commands are the same in every run. */
export const idOf = (seed: string, name: string): string => v5(`${seed}/${name}`, NAMESPACE);
