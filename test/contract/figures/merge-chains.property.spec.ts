import fc from 'fast-check';
import { isRejection, type Fact } from '@kurator/kernel';
import { presentState, wholeOf } from '@kurator/family';
import { decided, FAMILY, sent, stored } from '../../../libs/family/src/testing';
import { merged, OTHER, otherStream, unmerged, type Merged } from '../../../libs/family/src/testing/merging';
import { oneFamily, oneOfThree } from './by-hand/one-of-two';
import { read, type Read } from './by-hand/quarter';
import { anyWish, granted } from './random/changes';
import { differences, quartersOf } from './random/differences';
import { rendered, viewOf } from './random/product';
import { anyPlan, lived, livedOn, type Plan } from './random/stories';

/** `FIGURES_RUNS=3000` plays a long campaign; the default fits into a run of all tests. */
const numRuns = Number(process.env['FIGURES_RUNS'] ?? 40);
const LATER = '2029-01-10';
const THIRD = 'fa000000-0000-4000-8000-000000000003';
type Stream = readonly Fact[];
const anyShort: fc.Arbitrary<Plan> = anyPlan.map(({ home, steps }) => ({ home, steps: steps.slice(0, 7) }));
const anyThree = fc.record({ first: anyShort, second: anyShort, third: anyShort, samePersons: fc.boolean() });
const anyLater = fc.record({
  between: anyShort,
  after: anyShort,
  wishes: fc.array(anyWish, { maxLength: 2 }),
  late: fc.array(anyWish, { maxLength: 2 }),
  erasing: fc.option(fc.nat(7)),
});
const isChange = ({ type }: Fact): boolean => type === 'event-corrected' || type === 'event-annulled';

function expectSame(streams: readonly Stream[], recount: readonly Read[]): void {
  const product = streams.map((facts) => rendered(viewOf(facts)));
  expect(differences({ product, recount }, quartersOf(streams)).slice(0, 12)).toEqual([]);
}

/** Whether a family could take another one over, by the real decider. */
const mayMerge = (kept: Stream, familyId: string, facts: Stream): boolean =>
  !isRejection(
    decided(kept, sent('merge-families', { absorbedFamilyId: familyId }, LATER), { other: { familyId, facts } }),
  );
const mayPart = ({ mergeEventId, absorbed }: Merged, kept: Stream, familyId: string): boolean =>
  !isRejection(
    decided(kept, sent('unmerge-families', { mergeEventId }, LATER), { other: { familyId, facts: absorbed } }),
  );

/** The stream after an act of destruction for some of its persons; the same stream where none is possible. */
function destroyed(stream: Stream, pick: number | null): Stream {
  const persons = Object.keys(presentState(viewOf(stream)).persons).filter((_, bit) => ((pick ?? 0) >> bit) & 1);
  if (persons.length === 0) return stream;
  const answer = decided(stream, sent('destroy-personal-data', { persons }, LATER));
  return isRejection(answer) ? stream : [...stream, ...stored(answer)];
}

/** What a process makes of the streams as they are stored, without any of our own putting together. */
async function expectReadAs(stored: ReadonlyMap<string, Stream>, familyId: string, facts: Stream): Promise<void> {
  const own = (id: string): Stream => (stored.get(id) ?? []).filter(({ adopted }) => adopted === undefined);
  const whole = await wholeOf(familyId, own(familyId), (id) => Promise.resolve(own(id)));
  expect(whole).toEqual({ facts, settled: true });
}

it('a family that absorbed one that had absorbed a third is counted once, and each again when they are parted', async () => {
  const tally = { chained: 0, parted: 0, all: 0, erased: 0 };
  await fc.assert(
    fc.asyncProperty(anyThree, anyLater, async (plans, later) => {
      const { samePersons } = plans;
      const [kept, second, third] = [
        lived(plans.first),
        otherStream(lived(plans.second), OTHER, { samePersons }).facts,
        otherStream(lived(plans.third), THIRD, { samePersons }).facts,
      ];
      if ([kept, second, third].some(({ length }) => length === 0) || !mayMerge(second, THIRD, third)) return;
      const inner = merged(second, { familyId: THIRD, facts: third }, OTHER);
      const pair = later.wishes.reduce(granted, livedOn(inner.kept, later.between));
      const between = pair.slice(inner.kept.length);
      expectSame([pair, inner.absorbed], [read(oneFamily(second, third, between))]);
      if (!mayMerge(kept, OTHER, pair)) return;
      tally.chained += 1;
      const outer = merged(kept, { familyId: OTHER, facts: pair });
      const lives = later.late.reduce(granted, livedOn(outer.kept, later.after));
      const whole = destroyed(lives, later.erasing);
      tally.erased += whole === lives ? 0 : 1;
      const since = whole.slice(outer.kept.length);
      const three = { own: second, other: third, since: between };
      expectSame([whole, outer.absorbed, inner.absorbed], [read(oneOfThree(kept, three, since))]);
      const streams = [whole, outer.absorbed, inner.absorbed] as const;
      const byId = new Map([FAMILY, OTHER, THIRD].map((id, n) => [id, streams[n] ?? []]));
      await expectReadAs(byId, FAMILY, whole);
      if (!mayPart(outer, whole, OTHER)) return;
      tally.parted += 1;
      const apart = unmerged({ ...outer, kept: whole });
      const back = since.filter(isChange);
      expectSame(
        [apart.kept, apart.absorbed, inner.absorbed],
        [read([...kept, ...since]), read(oneFamily(second, third, [...between, ...back]))],
      );
      const first = new Map([...byId, [FAMILY, apart.kept], [OTHER, apart.absorbed]]);
      await expectReadAs(first, OTHER, apart.absorbed);
      if (!mayPart(inner, apart.absorbed, THIRD)) return;
      tally.all += 1;
      const alone = unmerged({ ...inner, kept: apart.absorbed }, THIRD, OTHER);
      const right = [...between.filter(isChange), ...back];
      expectSame(
        [apart.kept, alone.kept, alone.absorbed],
        [read([...kept, ...since]), read([...second, ...between, ...back]), read([...third, ...right])],
      );
      await expectReadAs(new Map([...first, [OTHER, alone.kept], [THIRD, alone.absorbed]]), THIRD, alone.absorbed);
    }),
    { numRuns: 6 * numRuns },
  );
  expect(Math.min(...Object.values(tally))).toBeGreaterThan(numRuns / 8);
});
