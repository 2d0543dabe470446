import fc from 'fast-check';
import { addMonths, type Fact } from '@kurator/kernel';
import { dutiesIn, duties } from '@kurator/regulation';
import { extendView, familyView, type FamilyView } from './history';
import { FAMILY, PROFILE_NAMES, world } from './testing';
import { anyStory, playAll } from './testing/arbitrary';
import { viewLedger } from './view-duties';

/** The view grown a few facts at a time, its duties asked for at every step, as decisions and projections do. */
function grownView(facts: readonly Fact[], step: number): FamilyView {
  let view = familyView(FAMILY, facts.slice(0, 1), world);
  for (let at = 1; at < facts.length; at += step) {
    dutiesIn(viewLedger(view), '2030-01-01');
    view = extendView(view, facts.slice(at, at + step)) ?? familyView(FAMILY, facts.slice(0, at + step), world);
  }
  return view;
}

describe('the duties of a view that grew', () => {
  const anyStream = fc
    .tuple(anyStory, fc.constantFrom(...PROFILE_NAMES))
    .map(([moves, profile]) => playAll(moves, { profile }).stream)
    .filter((facts) => facts.length > 1);

  it('are those of the whole history reckoned at once, however it grew', () => {
    fc.assert(
      fc.property(anyStream, fc.integer({ min: 1, max: 3 }), (facts, step) => {
        const view = grownView(facts, step);
        const until = addMonths(view.facts.at(-1)?.occurredOn ?? '', 3);
        expect(dutiesIn(viewLedger(view), until)).toEqual(duties(view.facts, world, { until }));
      }),
      { numRuns: 80 },
    );
  });

  it('leave those of the view before as they were', () => {
    fc.assert(
      fc.property(anyStream, (facts) => {
        const before = familyView(FAMILY, facts.slice(0, -1), world);
        const said = structuredClone(dutiesIn(viewLedger(before)));
        extendView(before, facts.slice(-1));
        expect(dutiesIn(viewLedger(before))).toEqual(said);
      }),
      { numRuns: 40 },
    );
  });
});
