import fc from 'fast-check';
import type { Fact } from '@kurator/kernel';
import { effective } from '../history';
import { SON } from '../shared/examples';
import { anyStory, playAll } from './arbitrary';
import { played, registered } from './given';
import { sent } from './send';
import { inBank, OKTYABRSKY } from './tzhs-story';
import { PROFILE_NAMES } from './world';

/** A recorded fact after which the family's story went on. */
export interface Sample {
  readonly stream: readonly Fact[];
  readonly fact: Fact;
}
const leaving = [
  { kind: 'FAMILY', ground: 'FD-06' },
  { kind: 'MINOR', personId: SON, ground: 'MD-05' },
];

/** Ends of long ways that random stories hardly reach. */
function told(): readonly (readonly Fact[])[] {
  const later = sent('acquaint-family', {}, '2028-01-10');
  const inTheBank = played(inBank, OKTYABRSKY);
  const consentEventId = inTheBank.find((fact) => fact.type === 'consent-given')?.eventId;
  return [
    played([sent('withdraw-consent', { consentEventId, otherLegalBasis: 'NONE' }), later], OKTYABRSKY, inTheBank),
    played([
      ...registered,
      sent('deregister', { mode: 'WITH_PATRONAGE', patronageAgencyId: 'soc-2', subjects: leaving }),
      sent('end-patronage'),
      later,
    ]),
  ];
}

const random = (): readonly (readonly Fact[])[] =>
  fc
    .sample(anyStory, { numRuns: 700, seed: 20261122 })
    .map((moves, n) => playAll(moves, { profile: PROFILE_NAMES[n % PROFILE_NAMES.length] ?? 'MARIEL' }).stream);

/** Facts of every event type from random lives under all five regulations, at most so many of a type, each of another family. */
export function samplesOf(most: number): ReadonlyMap<string, readonly Sample[]> {
  const samples = new Map<string, Sample[]>();
  for (const stream of [...random(), ...told()]) {
    const last = effective(stream).at(-1);
    for (const fact of stream) {
      const known = samples.get(fact.type) ?? [];
      samples.set(fact.type, known);
      // Only facts after which the story went on, for corrections come late.
      if (fact !== last && known.length < most && known.at(-1)?.stream !== stream) known.push({ stream, fact });
    }
  }
  return samples;
}
