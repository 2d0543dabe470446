import fc from 'fast-check';
import { addDays, type Fact, type Rejection } from '@kurator/kernel';
import { familyEvent, familyEvents } from '../catalogue';
import { evolve } from '../evolve';
import { effective, extendView, familyAt, familyView } from '../history';
import { emptyFamily } from '../state';
import { annulling, correcting, FAMILY, recorded, world } from '../testing';
import { anyStory, playAll } from '../testing/arbitrary';
import { samplesOf, type Sample } from '../testing/samples';
import { judgeChange } from './judge-change';
import { isAboutFacts, standing, type Change } from './standing';

const start = emptyFamily(FAMILY, world);
/** Events whose histories are found in random stories; each is changed in several of them. */
const TYPES = Object.keys(familyEvents).filter((type) => !isAboutFacts({ type }) && type !== 'personal-data-destroyed');
const EACH = 6;

/** The recount of a corrected history: a list without the fact, or with another one, sorted by hand. */
function byHand(stream: readonly Fact[], { targetEventId, replacement }: Change): readonly Fact[] {
  const left = stream.filter((fact) => fact.eventId !== targetEventId || replacement !== null);
  const put = left.map((fact): Fact => {
    if (fact.eventId !== targetEventId || !replacement) return fact;
    const { occurredAt: _gone, ...rest } = fact;
    const { data, occurredOn, occurredAt } = replacement;
    return { ...rest, data, occurredOn, ...(occurredAt === undefined ? {} : { occurredAt }) };
  });
  const timed = put.map((fact) => {
    const earlier = put.filter((f) => f.occurredOn === fact.occurredOn && f.revision < fact.revision);
    const at = fact.occurredAt ?? earlier.map((f) => f.occurredAt ?? '').reduce((a, b) => (a > b ? a : b), '');
    return { fact, key: `${fact.occurredOn} ${at.padEnd(24)} ${String(fact.revision).padStart(6, '0')}` };
  });
  return timed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ fact }) => fact);
}

type Found = { readonly eventId: string; readonly own: boolean } | null;
/** The first fact of a history that its own guard refuses. */
function refusedByHand(history: readonly Fact[], target: string): Found {
  let state = start;
  for (const fact of history) {
    const rejection: Rejection | null = familyEvent(fact.type)?.possible(state, fact) ?? null;
    if (rejection) return { eventId: fact.eventId, own: fact.eventId === target };
    state = evolve(state, fact);
  }
  return null;
}
const keyIn = (value: unknown): string => {
  const { commissionId, adoptedOn, number } = value as Record<string, string>;
  return `${commissionId} ${adoptedOn?.slice(0, 4)} ${number}`;
};
/** The first fact that names a resolution which was in force before the change and is not any more. */
function bereftByHand(before: readonly Fact[], after: readonly Fact[]): Found {
  const holds = (facts: readonly Fact[], key: string) =>
    facts.some(
      (f) => f.type === 'resolution-adopted' && f.data['outcome'] === 'ADOPTED' && keyIn(f.data['resolution']) === key,
    );
  const orphan = after.find((fact) => {
    const named = fact.data['resolution'] ?? (fact.data['basis'] as { resolution?: object } | undefined)?.resolution;
    if (fact.type === 'resolution-adopted' || named === undefined) return false;
    return holds(before, keyIn(named)) && !holds(after, keyIn(named));
  });
  return orphan ? { eventId: orphan.eventId, own: false } : null;
}

const samples = samplesOf(EACH);

const tally = { accepted: 0, refused: 0 };
/** Judges a change, compares with the verdict by hand, and where it is possible records it and compares the family. */
function check({ stream, fact }: Sample, change: Change): void {
  const history = byHand(stream, change);
  const expected = refusedByHand(history, fact.eventId) ?? bereftByHand(effective(stream), history);
  const verdict = judgeChange(start, stream, change);
  if (expected) {
    tally.refused += 1;
    if (expected.own) expect(verdict?.code).not.toBe('LATER_FACT_CONTRADICTS');
    else expect(verdict).toMatchObject({ code: 'LATER_FACT_CONTRADICTS', params: { eventId: expected.eventId } });
    return;
  }
  tally.accepted += 1;
  expect(verdict).toBeNull();
  const after = recorded(stream, change);
  const view = familyView(FAMILY, after, world);
  expect(view.facts).toEqual(history);
  expect(familyAt(FAMILY, after, world)).toEqual(history.reduce(evolve, start));
  expect(extendView(familyView(FAMILY, stream, world), after.slice(stream.length))).toBeNull();
  // A proposal alone moves nothing, and what was known before the correction stays known.
  const proposed = after.slice(0, -1);
  expect(familyAt(FAMILY, proposed, world)).toEqual(familyAt(FAMILY, stream, world));
  const knownAt = stream.at(-1)?.recordedAt as string;
  expect(effective(after, { knownAt })).toEqual(effective(stream));
}

describe('every event of the catalogue, corrected and annulled after later facts', () => {
  it.each(TYPES)('%s', (type) => {
    const found = samples.get(type) ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const sample of found) {
      check(sample, annulling(sample.fact));
      check(sample, correcting(sample.fact));
      check(sample, correcting(sample.fact, { occurredOn: addDays(sample.fact.occurredOn, 10) }));
      check(sample, correcting(sample.fact, { occurredOn: addDays(sample.fact.occurredOn, -200) }));
    }
  });

  it('some are possible and some are refused, or the recount above would say little', () => {
    expect(tally.accepted).toBeGreaterThan(TYPES.length);
    expect(tally.refused).toBeGreaterThan(TYPES.length);
  });
});

describe('changes of changes', () => {
  const [moves = []] = fc.sample(anyStory, { numRuns: 1, seed: 20261122 });
  const { stream } = playAll(moves, {});
  const fact = stream.at(-1) as Fact;

  it('the latest correction wins, and an annulment ends it', () => {
    const first = recorded(stream, correcting(fact, { occurredOn: addDays(fact.occurredOn, 1) }));
    const second = recorded(first, correcting(fact, { occurredOn: addDays(fact.occurredOn, 2) }));
    const dayIn = (facts: readonly Fact[]) => standing(facts).find((f) => f.eventId === fact.eventId)?.occurredOn;
    expect([dayIn(first), dayIn(second)]).toEqual([addDays(fact.occurredOn, 1), addDays(fact.occurredOn, 2)]);
    expect(dayIn(recorded(second, annulling(fact)))).toBeUndefined();
  });

  it('a stream that is never corrected is not copied', () => {
    expect(standing(stream)).toBe(stream);
  });
});
