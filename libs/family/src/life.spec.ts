import fc from 'fast-check';
import { extendView, familyView, type FamilyView } from './history';
import { lifeOf, oncePerLife } from './life';
import { FAMILY, PROFILE_NAMES, world } from './testing';
import { anyStory, playAll } from './testing/arbitrary';
import { intervalsOf } from './timeline';

/** Everything that an interval may look at, by identity. */
const looks = (view: FamilyView): readonly unknown[] =>
  intervalsOf(view, {
    valueOf: ({ episodes, persons, municipality, former, transfer }) => ({
      ...{ episodes: JSON.stringify(episodes), persons: JSON.stringify(persons), municipality },
      moves: JSON.stringify([former, transfer]),
    }),
  });

describe('the life of a view', () => {
  const anyStream = fc
    .tuple(anyStory, fc.constantFrom(...PROFILE_NAMES))
    .map(([moves, profile]) => playAll(moves, { profile }).stream)
    .filter((facts) => facts.length > 1);

  it('goes on over facts that say nothing new to any interval, and over no others', () => {
    let kept = 0;
    fc.assert(
      fc.property(anyStream, (facts) => {
        const before = familyView(FAMILY, facts.slice(0, -1), world);
        const said = looks(before);
        const after = extendView(before, facts.slice(-1));
        if (!after) return;
        const fresh = looks(familyView(FAMILY, facts, world));
        expect(looks(after)).toEqual(fresh);
        if (lifeOf(after) !== lifeOf(before)) return;
        kept += 1;
        expect(fresh).toEqual(said);
      }),
      { numRuns: 200 },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('is rendered once', () => {
    let times = 0;
    const render = oncePerLife((_view: object) => ({ n: (times += 1) }));
    const view = {};
    expect(render(view)).toBe(render(view));
    expect(render({})).toEqual({ n: 2 });
    expect(times).toBe(2);
  });
});
