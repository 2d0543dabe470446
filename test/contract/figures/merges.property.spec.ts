import fc from 'fast-check';
import { isRejection, type Fact } from '@kurator/kernel';
import { decided, FAMILY, sent, stored } from '../../../libs/family/src/testing';
import { merged, OTHER, otherStream, unmerged } from '../../../libs/family/src/testing/merging';
import { SON } from '../../../libs/family/src/shared/examples';
import { DAUGHTER } from '../../../libs/family/src/testing/arbitrary';
import { oneChild, oneFamily } from './by-hand/one-of-two';
import { read, type Read } from './by-hand/quarter';
import { anyWish, granted } from './random/changes';
import { differences, quartersOf } from './random/differences';
import { rendered, viewOf } from './random/product';
import { anyPlan, lived, livedOn, type Plan } from './random/stories';

/** `FIGURES_RUNS=3000` plays a long campaign; the default fits into a run of all tests. */
const numRuns = Number(process.env['FIGURES_RUNS'] ?? 40);
const LATER = '2029-01-10';
type Stream = readonly Fact[];
/** Lives short enough to have a chance of going together. */
const anyShort: fc.Arbitrary<Plan> = anyPlan.map(({ home, steps }) => ({ home, steps: steps.slice(0, 9) }));

const anyTwo = fc.record({ first: anyShort, second: anyShort, samePersons: fc.boolean() });
/** Corrections and annulments of facts of either family, made in the one that keeps both. */
const anyWishes = fc.array(anyWish, { maxLength: 3 });
const isChange = ({ type }: Fact): boolean => type === 'event-corrected' || type === 'event-annulled';

/** Compares what the register makes of streams with a recount; the differences are the message. */
function expectSame(streams: readonly Stream[], recount: readonly Read[]): void {
  const product = streams.map((facts) => rendered(viewOf(facts)));
  expect(differences({ product, recount }, quartersOf(streams)).slice(0, 12)).toEqual([]);
}

describe('figures of families that were entered twice', () => {
  it('count one family from the merge on, go on with it, and are as before when the merge is taken back', () => {
    const tally = { merged: 0, refused: 0, parted: 0 };
    fc.assert(
      fc.property(anyTwo, anyShort, anyWishes, ({ first, second, samePersons }, later, wishes) => {
        const kept = lived(first);
        const other = otherStream(lived(second), OTHER, { samePersons });
        if (kept.length === 0 || other.facts.length === 0) return;
        const merge = sent('merge-families', { absorbedFamilyId: OTHER }, LATER);
        if (isRejection(decided(kept, merge, { other }))) {
          tally.refused += 1;
          return;
        }
        tally.merged += 1;
        const one = merged(kept, other);
        const whole = wishes.reduce(granted, livedOn(one.kept, later));
        const since = whole.slice(one.kept.length);
        expectSame([one.kept, one.absorbed], [read(oneFamily(kept, other.facts, []))]);
        expectSame([whole, one.absorbed], [read(oneFamily(kept, other.facts, since))]);
        const unmerge = sent('unmerge-families', { mergeEventId: one.mergeEventId }, LATER);
        if (isRejection(decided(whole, unmerge, { other: { familyId: OTHER, facts: one.absorbed } }))) return;
        tally.parted += 1;
        const apart = unmerged({ ...one, kept: whole });
        expectSame(
          [apart.kept, apart.absorbed],
          [read([...kept, ...since]), read([...other.facts, ...since.filter(isChange)])],
        );
      }),
      { numRuns: 3 * numRuns },
    );
    // A random campaign may walk one way seldom; a way never walked would prove nothing.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(0);
  });

  it('count a child once that was described twice, go on with it, and twice again when that is taken back', () => {
    const tally = { merged: 0, refused: 0 };
    fc.assert(
      fc.property(anyPlan, anyShort, fc.boolean(), (plan, later, younger) => {
        const stream = lived(plan);
        const [keptId, absorbedId] = younger ? [SON, DAUGHTER] : [DAUGHTER, SON];
        const answer = decided(stream, sent('merge-persons', { keptId, absorbedId }, LATER));
        if (isRejection(answer)) {
          tally.refused += 1;
          return;
        }
        tally.merged += 1;
        const one = [...stream, ...stored(answer)];
        const whole = livedOn(one, later);
        const since = whole.slice(one.length);
        expectSame([whole], [read(oneChild(stream, [keptId, absorbedId], since))]);
        const unmerge = sent('unmerge-persons', { mergeEventId: one.at(-1)?.eventId }, LATER);
        const parted = decided(one, unmerge);
        if (isRejection(parted)) throw new Error(JSON.stringify(parted));
        expectSame([[...one, ...stored(parted)]], [read(stream)]);
      }),
      { numRuns: 3 * numRuns },
    );
    // A random campaign may walk one way seldom; a way never walked would prove nothing.
    expect(Math.min(...Object.values(tally))).toBeGreaterThan(0);
  });
});

it('the other family is not the kept one', () => expect(OTHER).not.toBe(FAMILY));
