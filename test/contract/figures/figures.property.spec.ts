import fc from 'fast-check';
import { extendView, inLegalOrder } from '@kurator/family';
import type { Fact } from '@kurator/kernel';
import { bothOf, differences, quartersOf } from './random/differences';
import { anyWish, erasedFrom, granted } from './random/changes';
import { rendered, viewOf } from './random/product';
import { recordedInOrder } from './random/reordered';
import { CHILDREN } from './random/deeds';
import { anyPlan, lived } from './random/stories';

/** `FIGURES_RUNS=3000` plays a long campaign; the default fits into a run of all tests. */
const numRuns = Number(process.env['FIGURES_RUNS'] ?? 30);
const anyPlans = fc.array(anyPlan, { minLength: 1, maxLength: 4 });
type Streams = readonly (readonly Fact[])[];
const streamsOf = (plans: readonly Parameters<typeof lived>[0][]): Streams =>
  plans.map(lived).filter((stream) => stream.length > 0);

/** Compares with the recount; the differences are the message. */
function expectSame(streams: Streams): void {
  expect(differences(bothOf(streams), quartersOf(streams)).slice(0, 12)).toEqual([]);
}

describe('figures of any legal histories', () => {
  it('are what an independent recount gives, in every unit, quarter and line, and their balances hold', () => {
    fc.assert(
      fc.property(anyPlans, (plans) => expectSame(streamsOf(plans))),
      { numRuns },
    );
  });

  it('stay so after every single correction and annulment that the histories admit', () => {
    const changed = { count: 0 };
    fc.assert(
      fc.property(anyPlan, anyPlan, fc.array(anyWish, { minLength: 1, maxLength: 6 }), (plan, neighbour, wishes) => {
        const other = lived(neighbour);
        let stream = lived(plan);
        for (const wish of wishes) {
          const next = granted(stream, wish);
          if (next === stream) continue;
          changed.count += 1;
          stream = next;
          expectSame([stream, other]);
        }
      }),
      { numRuns },
    );
    expect(changed.count).toBeGreaterThan(numRuns);
  });

  it('are the same when any persons are erased', () => {
    fc.assert(
      fc.property(anyPlan, fc.subarray([...CHILDREN], { minLength: 1 }), (plan, persons) => {
        const stream = lived(plan);
        const erased = erasedFrom(stream, new Set(persons));
        expect(differences({ ...bothOf([erased]), recount: bothOf([stream]).recount }, quartersOf([stream]))).toEqual(
          [],
        );
      }),
      { numRuns },
    );
  });

  it('are the same in whatever order the days were recorded', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (plan, keys) => {
        const stream = lived(plan);
        const again = recordedInOrder(stream, keys);
        const kept = new Set(again.map((fact) => fact.eventId));
        const same = inLegalOrder(stream.filter((fact) => kept.has(fact.eventId)));
        expectSame([again]);
        expect(rendered(viewOf(again))).toEqual(rendered(viewOf(same)));
      }),
      { numRuns },
    );
  });

  it('are the same fact by fact as from zero', () => {
    fc.assert(
      fc.property(anyPlan, fc.array(anyWish, { maxLength: 3 }), (plan, wishes) => {
        const stream = wishes.reduce(granted, lived(plan));
        let view = viewOf(stream.slice(0, 1));
        for (let n = 1; n < stream.length; n += 1) {
          const whole = viewOf(stream.slice(0, n + 1));
          view = extendView(view, stream.slice(n, n + 1)) ?? whole;
          expect(rendered(view)).toEqual(rendered(whole));
        }
      }),
      { numRuns },
    );
  });
});

it('the random lives reach every fact that moves a figure, or the properties above would say little', () => {
  const lives = fc.sample(anyPlan, { numRuns: 250, seed: 20261122 }).map(lived);
  const reached = new Set(lives.flat().map((fact) => fact.type));
  const wanted = ['recognized-SOP', 'deregistered', 'resolution-annulled-by-court', 'transfer-accepted', 'reported'];
  const others = ['accompaniment-started', 'level-changed', 'accompaniment-ended', 'recognition-declined'];
  const rest = ['case-closed-unconfirmed', 'track-changed', 'person-details-recorded', 'application-registered'];
  expect([...wanted, ...others, ...rest].filter((type) => !reached.has(type))).toEqual([]);
});
