import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRegion, randomRegion, rendered, writeAll } from './region';

const folder = { dir: '' };
beforeEach(() => void (folder.dir = mkdtempSync(join(tmpdir(), 'increments-'))));
afterEach(() => rmSync(folder.dir, { recursive: true, force: true }));

/** A story's prefixes are what was recorded by then: with late facts, each renders another past. */
async function digestOf(name: string, writes: readonly (readonly ReturnType<typeof rendered>[])[]) {
  const store = await openRegion(folder.dir, name);
  const epoch = await store.acquire();
  for (const batch of writes) await writeAll(store, epoch, batch);
  const digest = await store.digest();
  await store.close();
  return digest;
}

describe('read models of the projections', () => {
  it('are the same from zero and event by event, with batches cut anywhere and every event delivered twice', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1 << 30 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 8, maxLength: 8 }),
        async (seed, cuts) => {
          const { families } = randomRegion(6, seed);
          run += 1;
          const last = [...families].map(([id, facts]) => rendered(id, facts));
          const steps = [...families].flatMap(([id, facts], n) => {
            const size = cuts[n % cuts.length] ?? 1;
            const ends = facts.map((_, index) => index + 1).filter((end) => end % size === 0 || end === facts.length);
            return ends
              .flatMap((end) => [end, end])
              .map((end) => ({ end, write: () => rendered(id, facts.slice(0, end)) }));
          });
          const interleaved = steps.toSorted((a, b) => a.end - b.end).map(({ write }) => [write()]);
          const late = last.map(({ family }) => rendered(family, (families.get(family) ?? []).slice(0, 1)));
          const zero = await digestOf(`zero-${run}`, [last]);
          expect(zero.documents).toBeGreaterThan(0);
          expect(await digestOf(`steps-${run}`, [...interleaved, late])).toEqual(zero);
        },
      ),
      { numRuns: 8 },
    );
  });
});
