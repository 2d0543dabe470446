import { emptyFamily, familyEvents, isAboutFacts, judgeChange, type Change } from '@kurator/family';
import { addDays, type Fact } from '@kurator/kernel';
import { annulling, correcting, FAMILY, world } from '../../../libs/family/src/testing';
import { samplesOf, type Sample } from '../../../libs/family/src/testing/samples';

const start = emptyFamily(FAMILY, world);
/** Every event type whose facts can be corrected at all. */
export const TYPES: readonly string[] = Object.keys(familyEvents).filter(
  (type) => !isAboutFacts({ type }) && type !== 'personal-data-destroyed',
);

/** A change of a fact of a type, in the history of a family of its own; or the refusal of every one that was tried. */
export interface Wanted {
  readonly type: string;
  readonly kind: 'annulled' | 'corrected';
  readonly stream: readonly Fact[];
  readonly fact: Fact;
  readonly change: Change | null;
}

const LAST_FROZEN = '2026-12-31';
const samples = samplesOf(8);
/** Corrections in the order of what they move: into another quarter, within the quarter, and the same said again. */
const CORRECTIONS: readonly ((fact: Fact) => Change)[] = [
  ...[-100, 100, -20, 20].map(
    (days) => (fact: Fact) => correcting(fact, { occurredOn: addDays(fact.occurredOn, days) }),
  ),
  (fact) => correcting(fact),
];

function wanted(type: string, kind: Wanted['kind'], changes: readonly ((fact: Fact) => Change)[]): Wanted {
  const known = (samples.get(type) ?? []).filter(({ fact }) => fact.occurredOn <= LAST_FROZEN);
  const possible = (sample: Sample, changeOf: (fact: Fact) => Change) =>
    judgeChange(start, sample.stream, changeOf(sample.fact)) === null;
  for (const changeOf of changes) {
    const sample = known.find((one) => possible(one, changeOf));
    if (sample) return { type, kind, ...sample, change: changeOf(sample.fact) };
  }
  const [first] = known;
  if (!first) throw new Error(`no story holds ${type}`);
  return { type, kind, ...first, change: null };
}

/** One annulment and one correction of each type, each of another family. */
export const WANTED: readonly Wanted[] = TYPES.flatMap((type) => [
  wanted(type, 'annulled', [annulling]),
  wanted(type, 'corrected', CORRECTIONS),
]);
/** Why a change that no story admits is refused. */
export const refusalOf = ({ stream, fact }: Wanted) => judgeChange(start, stream, annulling(fact));
