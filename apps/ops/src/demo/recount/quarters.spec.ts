import { DISTRICTS, type District } from '../region/districts';
import type { QuarterStep } from '../story/quarter-steps';
import type { FamilyStory } from '../story/types';
import { legalMovement, quarterBefore, sumOf } from './quarters';

const district = DISTRICTS[0] as District;
const steps: readonly QuarterStep[] = [
  { on: '2025-04-05', quarter: '2025-Q1', district },
  { on: '2025-04-10', quarter: '2025-Q1', district: null },
];
const spell = (from: string, enteredOn: string, to: string | null = null, leftOn: string | null = null) => ({
  ...{ subject: 'FAMILY', from, enteredOn, to, leftOn },
});
const family = (...spells: ReturnType<typeof spell>[]) => ({ spells }) as unknown as FamilyStory;
const stories = [
  family(spell('2025-02-01', '2025-02-01')),
  // Told after the report of the quarter in which it happened.
  family(spell('2025-03-20', '2025-04-10')),
  family(spell('2025-01-15', '2025-01-15', '2025-03-25', '2025-04-20')),
];
const asked = { district, who: 'families', steps, end: '2025-06-30' } as const;

describe('the recount of frozen quarters', () => {
  it('counts in a frozen quarter what was known when it was frozen', () => {
    expect(legalMovement(stories, { ...asked, quarter: '2025-Q1' })).toEqual({
      ...{ opening: 0, in: 2, inRepeated: 0, out: 0, adjustmentsIn: 0, adjustmentsOut: 0, closing: 2 },
    });
  });

  it('opens the next one with the frozen closing balance and adjusts what came late', () => {
    const next = legalMovement(stories, { ...asked, quarter: '2025-Q2' });
    expect(next).toEqual({
      ...{ opening: 2, in: 0, inRepeated: 0, out: 0, adjustmentsIn: 1, adjustmentsOut: 1, closing: 2 },
    });
    expect(sumOf([next, next])).toMatchObject({ opening: 4, adjustmentsIn: 2, closing: 4 });
  });

  it('knows the quarter before, also over the turn of the year', () => {
    expect([quarterBefore('2026-Q1'), quarterBefore('2026-Q4')]).toEqual(['2025-Q4', '2026-Q3']);
  });
});
