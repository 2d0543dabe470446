import type { Fact } from '@kurator/kernel';
import { givenBack, takenBack, takenOver } from './adopt';

/** Reads a family's own stream; `fresh` demands what the log holds at this moment. */
export type ReadOwn = (familyId: string, fresh: boolean) => Promise<readonly Fact[]>;

/** A family's facts with all that merges brought into its stream and took out of it. */
export interface Whole {
  readonly facts: readonly Fact[];
  /** False while the second half of a merge is still to be recorded: then the same stream will read otherwise. */
  readonly settled: boolean;
}

const isAbout = (fact: Fact, merge: string, type: string): boolean =>
  fact.type === type && fact.adopted === undefined && fact.data['mergeEventId'] === merge;
const upTo = (facts: readonly Fact[], end: Fact): readonly Fact[] => facts.slice(0, facts.indexOf(end));

/** The other family's stream with the fact that completes a merge; read again from the log while it is not there. */
async function completed(read: ReadOwn, familyId: string, { merge, type }: { merge: string; type: string }) {
  for (const fresh of [false, true]) {
    const facts = await read(familyId, fresh);
    const end = facts.find((fact) => isAbout(fact, merge, type));
    if (end) return { facts, end };
  }
  return null;
}

interface Parts {
  readonly own: readonly Fact[];
  /** The whole as far as it has been put together: what earlier merges brought is there. */
  readonly before: readonly Fact[];
  readonly familyId: string;
  readonly read: ReadOwn;
}
type Part = Whole | null;
const PENDING: Whole = { facts: [], settled: false };

async function adopted(merge: Fact, { own, read }: Parts): Promise<Whole> {
  const from = String(merge.data['absorbedFamilyId']);
  const other = await completed(read, from, { merge: merge.eventId, type: 'family-absorbed' });
  if (!other) return PENDING;
  const whole = await wholeOf(from, upTo(other.facts, other.end), read);
  // Where the kept family was as the merge knew it: what is told later must not move what is frozen already.
  const known = upTo(own, merge);
  return { ...whole, facts: takenOver(whole.facts, { merge, from, own: known, taken: other.end }) };
}

/** In the stream that had kept the other: that one's word that it lives by itself again. */
async function returned({ data }: Fact, { read }: Parts): Promise<Whole> {
  const [merge, from] = [String(data['mergeEventId']), String(data['absorbedFamilyId'])];
  const other = await completed(read, from, { merge, type: 'families-unmerged' });
  return other ? { facts: [givenBack(other.end, { from, mergeEventId: merge })], settled: true } : PENDING;
}

/** In the stream that had been absorbed: what was recorded about its facts meanwhile. */
async function recovered(end: Fact, { before, read }: Parts): Promise<Whole> {
  const [merge, from] = [String(end.data['mergeEventId']), String(end.data['keptFamilyId'])];
  const other = await completed(read, from, { merge, type: 'families-unmerged' });
  if (!other) return PENDING;
  const kept = await wholeOf(from, upTo(other.facts, other.end), read);
  return { ...kept, facts: takenBack(kept.facts, { own: before, from, merge, taken: end }) };
}

function broughtBy(fact: Fact, parts: Parts): Promise<Part> | null {
  if (fact.type === 'families-merged') return adopted(fact, parts);
  if (fact.type !== 'families-unmerged') return null;
  return fact.data['absorbedFamilyId'] === parts.familyId ? recovered(fact, parts) : returned(fact, parts);
}

/**
 * What the history of a family is made from: its own facts, and at the place of each merge the facts of the family that
 * it absorbed. A merge takes effect, for both families at once, with the second of its two events, the one in the
 * absorbed family's stream; so does its taking back. Nothing else is read for a family that has no merge.
 * @param own the stream's facts as recorded
 */
export async function wholeOf(familyId: string, own: readonly Fact[], read: ReadOwn): Promise<Whole> {
  if (!own.some(({ type }) => type === 'families-merged' || type === 'families-unmerged'))
    return { facts: own, settled: true };
  const facts: Fact[] = [];
  let settled = true;
  for (const fact of own) {
    const brought = await broughtBy(fact, { own, before: facts, familyId, read });
    facts.push(fact);
    if (brought) facts.push(...brought.facts);
    settled = settled && (brought?.settled ?? true);
  }
  return { facts, settled };
}
