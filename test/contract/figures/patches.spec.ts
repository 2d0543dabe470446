import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extendView, familyView, type FamilyView } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { caseload } from '@projections/caseload';
import { comingOfAge } from '@projections/coming-of-age';
import { deadlines } from '@projections/deadlines';
import { emergencies } from '@projections/emergencies';
import { participation } from '@projections/participation';
import { quality } from '@projections/quality';
import { qualityAnalyses } from '@projections/quality-analyses';
import { quarterlySummary } from '@projections/quarterly-summary';
import { regionalBank } from '@projections/regional-bank';
import { waiting } from '@projections/waiting';
import {
  collectionsOf,
  familyProjections,
  lastRendered,
  openEmbeddedReadModels,
  partsOf,
  renderFamily,
  type FamilyPatch,
  type FamilyWrite,
} from '@kurator/read-models';
import { world } from '../../../libs/family/src/testing';
import { randomRegion } from './region';

const folder = { dir: '' };
beforeEach(() => void (folder.dir = mkdtempSync(join(tmpdir(), 'patches-'))));
afterEach(() => rmSync(folder.dir, { recursive: true, force: true }));

const projections = [
  ...[regionalBank, quarterlySummary, participation, caseload, deadlines],
  ...[comingOfAge, qualityAnalyses, quality, emergencies, waiting],
];
const collections = collectionsOf(projections);
const byFamily = familyProjections(projections);

async function digestOf(name: string, batches: readonly (readonly (FamilyWrite | FamilyPatch)[])[]) {
  const store = await openEmbeddedReadModels({ file: join(folder.dir, `${name}.db`), collections });
  const epoch = await store.acquire();
  for (const families of batches) {
    const from = await store.checkpoint();
    await store.write({ families, documents: [], parked: [], unparked: [], from, to: from, epoch });
  }
  const digest = await store.digest();
  await store.close();
  return digest;
}

/** What the living engine writes of a family: its view grows by a few facts at a time, and only what differs is said. */
function living(family: string, facts: readonly Fact[], step: number): readonly (FamilyWrite | FamilyPatch)[] {
  const last = lastRendered(byFamily);
  const writes: (FamilyWrite | FamilyPatch)[] = [];
  let view: FamilyView | null = null;
  for (let end = Math.min(step, facts.length); ; end = Math.min(end + step, facts.length)) {
    const grown: FamilyView | null = view && extendView(view, facts.slice(view.revision + 1, end));
    view = grown ?? familyView(family, facts.slice(0, end), world);
    writes.push(last.next(family, end - 1, partsOf(byFamily, view)));
    if (end === facts.length) return writes;
  }
}

describe('what the engine writes of random lives', () => {
  it('is in the end what a rendering of the whole from zero is, and mostly patches', async () => {
    const seen = { whole: 0, patches: 0, unchangedBank: 0, unchangedFigures: 0 };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1 << 30 }), fc.integer({ min: 1, max: 3 }), async (seed, step) => {
        const { families } = randomRegion(5, seed);
        run += 1;
        const grown = [...families].flatMap(([id, facts]) => living(id, facts, step));
        const whole = [...families].map(([id, facts]) =>
          renderFamily(byFamily, id, { view: familyView(id, facts, world), revision: facts.length - 1 }),
        );
        for (const write of grown) {
          const patch = 'since' in write ? write : null;
          seen[patch ? 'patches' : 'whole'] += 1;
          if (patch && patch.documents['bank'] === undefined) seen.unchangedBank += 1;
          if (patch?.changes === null) seen.unchangedFigures += 1;
        }
        const expected = await digestOf(`whole-${run}`, [whole]);
        expect(expected.documents).toBeGreaterThan(0);
        expect(
          await digestOf(
            `grown-${run}`,
            grown.map((write) => [write]),
          ),
        ).toEqual(expected);
      }),
      { numRuns: 12 },
    );
    expect(seen.patches).toBeGreaterThan(seen.whole);
    expect(Math.min(seen.unchangedBank, seen.unchangedFigures)).toBeGreaterThan(0);
  });
});
