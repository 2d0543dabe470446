import { emptyFamily, legal, type Candidate } from '@kurator/family';
import type { Fact, LocalDate } from '@kurator/kernel';
import { FAMILY, recordedAt, world } from '../../../../libs/family/src/testing';

const candidate = ({ position: _p, hash: _h, previousHash: _b, ...rest }: Fact): Candidate => rest;
const start = emptyFamily(FAMILY, world);

const byDay = (facts: readonly Fact[]): readonly (readonly Fact[])[] => {
  const days = new Map<LocalDate, Fact[]>();
  for (const fact of facts) days.set(fact.occurredOn, [...(days.get(fact.occurredOn) ?? []), fact]);
  return [...days.values()];
};

/**
 * The same days recorded in another order: one that is refused is tried again once others are there, and a few stay
 * refused for good. @param keys a number for each day, in whose order they are recorded
 */
export function recordedInOrder(stream: readonly Fact[], keys: readonly number[]): readonly Fact[] {
  const key = (n: number): number => keys[n % Math.max(keys.length, 1)] ?? 0;
  let waiting = byDay(stream)
    .map((day, n) => [key(n), day] as const)
    .sort(([a], [b]) => a - b)
    .map(([, day]) => day);
  let grown: readonly Fact[] = [];
  for (let before = -1; before !== grown.length;) {
    before = grown.length;
    waiting = waiting.filter((day) => {
      const next = day.map((fact, i) => {
        const revision = grown.length + i;
        return { ...fact, revision, position: String(revision), recordedAt: recordedAt(revision) };
      });
      if (legal(start, grown, next.map(candidate)) !== null) return true;
      grown = [...grown, ...next];
      return false;
    });
  }
  return grown;
}
