import type { Fact } from '@kurator/kernel';
import { givenBack, takenBack, takenOver } from '../merging/adopt';
import type { Circumstances } from '../use-case';
import { eventId, FAMILY, recordedAt } from './send';

/** A family that turns out to be the same as {@link FAMILY}. */
export const OTHER = 'fa000000-0000-4000-8000-000000000002';
type Other = NonNullable<Circumstances['other']>;

/** A story as another family lived it: its events and persons have ids of their own. */
export function otherStream(stream: readonly Fact[], familyId = OTHER, { samePersons = false } = {}): Other {
  const tag = familyId.slice(-4);
  const own = JSON.stringify(stream).replace(/-5000-8000-/g, `-5${tag.slice(1)}-8000-`);
  const text = samePersons ? own : own.replace(/(6a1c|b24e)0000-0000/g, `$1${tag}-0000`);
  return { familyId, facts: JSON.parse(text) as readonly Fact[] };
}

let made = 0;
/** A fact about a merge as the application records it. */
function aboutMerge(type: string, stream: readonly Fact[], data: Fact['data']): Fact {
  made += 1;
  const revision = stream.filter(({ adopted }) => adopted === undefined).length;
  const last = stream.at(-1) as Fact;
  const { adopted: _a, records: _r, occurredAt: _t, ...envelope } = last;
  const at = { revision, position: String(revision), recordedAt: recordedAt(1000 + made * 10) };
  return { ...envelope, ...at, type, data, eventId: eventId(made, 0xdd, 0xdd), commandId: eventId(made, 0xde, 0xdd) };
}

/** Both streams as they read after the second half of a merge; nothing is judged. */
export interface Merged {
  readonly kept: readonly Fact[];
  readonly absorbed: readonly Fact[];
  readonly mergeEventId: string;
}
export function merged(kept: readonly Fact[], { familyId, facts }: Other, keptFamilyId = FAMILY): Merged {
  const merge = aboutMerge('families-merged', kept, { absorbedFamilyId: familyId, reason: '', evidence: '' });
  const keptMunicipality = merge.municipality;
  const said = { mergeEventId: merge.eventId, keptFamilyId, keptMunicipality };
  const end = aboutMerge('family-absorbed', facts, said);
  const block = takenOver(facts, { merge, from: familyId, own: kept, taken: end });
  return { kept: [...kept, merge, ...block], absorbed: [...facts, end], mergeEventId: merge.eventId };
}

/** Both streams as they read after the merge was taken back. */
export function unmerged({ kept, absorbed, mergeEventId }: Merged, familyId = OTHER, keptFamilyId = FAMILY): Merged {
  const data = { mergeEventId, keptFamilyId, absorbedFamilyId: familyId };
  const first = aboutMerge('families-unmerged', kept, data);
  const second = aboutMerge('families-unmerged', absorbed, data);
  const back = takenBack(kept, { own: absorbed, from: keptFamilyId, merge: mergeEventId, taken: second });
  return {
    kept: [...kept, first, givenBack(second, { from: familyId, mergeEventId })],
    absorbed: [...absorbed, second, ...back],
    mergeEventId,
  };
}
