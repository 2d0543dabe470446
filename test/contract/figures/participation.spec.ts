import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '@kurator/kernel';
import type { LoadableStore } from '@kurator/read-models';
import { KEYS, takingPart } from '@projections/participation';
import { world } from '../../../libs/family/src/testing';
import { openRegion, randomRegion, rendered, writeAll } from './region';
import { recount } from './recount';

const OTHERS = ['soc-1', 'soc-2', 'soc-3', 'school-1', 'kdn-2'];
/** The examples name one agency everywhere: every family gets its own responsible subject and executors. */
function withAgencies(facts: readonly Fact[], n: number): readonly Fact[] {
  const named = (field: string, pick: number) => [`"${field}":"soc-1"`, `"${field}":"${OTHERS[pick % 5]}"`] as const;
  return facts.map((fact, at) => {
    const text = JSON.stringify(fact.data)
      .replaceAll(...named('executorAgencyId', n + at))
      .replaceAll(...named('responsibleAgencyId', n * 3));
    return { ...fact, data: JSON.parse(text) as Fact['data'] };
  });
}
const families = [...randomRegion(200, 20261129).families].map(
  ([id, facts], n) => [id, withAgencies(facts, n)] as const,
);
const counted = families.map(([, facts]) => recount(facts));
const units = [...new Set(counted.flatMap(({ days }) => days.map((d) => d.municipality))), 'REGION'].sort();
const held = { dir: '', store: null as unknown as LoadableStore };
beforeAll(async () => {
  held.dir = mkdtempSync(join(tmpdir(), 'participation-'));
  held.store = await openRegion(held.dir, 'once');
  const written = families.map(([id, facts]) => rendered(id, facts));
  await writeAll(held.store, await held.store.acquire(), written);
});
afterAll(async () => {
  await held.store.close();
  rmSync(held.dir, { recursive: true, force: true });
});

/** From day to day: at the end of a day of the period, somebody's agency. */
function recounted(unit: string, [from, to]: readonly [string, string]): readonly string[] {
  const found = counted.flatMap(({ days }) =>
    days
      .filter(({ on }, n) => on <= to && (days[n + 1]?.on ?? '9999') > from)
      .filter(({ municipality }) => unit === 'REGION' || municipality === unit)
      .flatMap(({ agencies }) => [...agencies]),
  );
  return [...new Set(found)].filter((id) => world.agency(id) !== null).sort();
}
async function stored(unit: string, [from, to]: readonly [string, string]): Promise<readonly string[]> {
  const first = await held.store.sums({ unit, keyPrefix: KEYS, after: null, upTo: from });
  return [...takingPart(first, await held.store.sums({ unit, keyPrefix: KEYS, after: from, upTo: to }))].sort();
}

describe('agencies that take part, against an independent recount', () => {
  const years = [2025, 2026, 2027, 2028].map((year) => [`${year}-01-01`, `${year}-12-31`] as const);
  const days = ['2026-02-20', '2026-05-05', '2026-07-19', '2026-11-30'].map((day) => [day, day] as const);
  it.each([...years, ...days])('are the same from %s to %s in every unit', async (...span) => {
    for (const unit of units) expect([unit, await stored(unit, span)]).toEqual([unit, recounted(unit, span)]);
  });
  it('has several agencies to find, and units where one is missing', () => {
    const found = units.map((unit) => recounted(unit, ['2026-01-01', '2026-12-31']));
    expect(new Set(found.flat()).size).toBe(5);
    expect(new Set(found.map((agencies) => agencies.join())).size).toBeGreaterThan(1);
  });
});
