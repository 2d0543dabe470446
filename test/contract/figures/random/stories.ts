import fc from 'fast-check';
import { addDays, isRejection, type Fact, type LocalDate } from '@kurator/kernel';
import { decided, PROFILE_NAMES, sent, stored, TOWNS, type ProfileName } from '../../../../libs/family/src/testing';
import { bookOn } from '../by-hand/recount';
import { choose, deeds, type Deed } from './deeds';

/** One step of a story: what is done, how many days after (or before) what, and a number to choose by. */
export interface Step {
  readonly command: string;
  readonly gap: number;
  /** Told late: about a day between the first and the last so far. */
  readonly late: boolean;
  readonly time: string | null;
  readonly pick: number;
}
/** A family's life as a plan: what of it the deciders refuse leaves no trace. */
export interface Plan {
  readonly home: ProfileName;
  readonly steps: readonly Step[];
}
const anyStep: fc.Arbitrary<Step> = fc.record({
  command: fc.oneof(...deeds.map(({ command, weight }) => ({ weight, arbitrary: fc.constant(command) }))),
  gap: fc.oneof({ weight: 5, arbitrary: fc.nat(70) }, { weight: 2, arbitrary: fc.nat(2) }),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  time: fc.option(fc.constantFrom('06:00', '12:00'), { nil: null, freq: 5 }),
  pick: fc.nat(1 << 12),
});
export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  home: fc.constantFrom(...PROFILE_NAMES),
  steps: fc.array(anyStep, { minLength: 2, maxLength: 30, size: 'max' }),
});

const FIRST = '2025-11-20';
function dayOf({ gap, late, pick }: Step, stream: readonly Fact[]): LocalDate {
  const days = stream.map((fact) => fact.occurredOn).sort();
  if (late && days.length > 0) return addDays(choose(days, pick), (gap % 9) - 3);
  return addDays(days.at(-1) ?? FIRST, gap);
}
const profileIn = (place: string): ProfileName | undefined => PROFILE_NAMES.find((name) => TOWNS[name] === place);

function told(stream: readonly Fact[], step: Step, { no, home }: { no: number; home: ProfileName }): readonly Fact[] {
  const on = dayOf(step, stream);
  const book = bookOn(stream, on);
  const deed = deeds.find(({ command }) => command === step.command) as Deed;
  const at = step.time === null ? undefined : `${on}T${step.time}:00.000Z`;
  const command = sent(step.command, deed.body({ on, book, pick: step.pick }), on, at);
  const answer = decided(stream, command, { profile: profileIn(book.place) ?? home }, no);
  return isRejection(answer) ? stream : [...stream, ...stored(answer)];
}

/** A stream as a plan goes on with it, through the real deciders. */
export const livedOn = (before: readonly Fact[], { home, steps }: Plan): readonly Fact[] =>
  steps.reduce((stream, step, no) => told(stream, step, { no, home }), before);
/** The stream that a plan leads to. */
export const lived = (plan: Plan): readonly Fact[] => livedOn([], plan);
