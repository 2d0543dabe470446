import fc from 'fast-check';
import type { Fact, LocalDate } from '@kurator/kernel';
import { familyEvent } from './catalogue';
import { legal, type Candidate } from './decide';
import { evolve } from './evolve';
import { effective, extendView, familyAt, familyView, inLegalOrder } from './history';
import { emptyFamily, registeredSubjects, type FamilyState } from './state';
import { decided, FAMILY, PROFILE_NAMES, recordedAt, world } from './testing';
import { anyStory, playAll, toldAlone } from './testing/arbitrary';

const anyStream = fc
  .tuple(anyStory, fc.constantFrom(...PROFILE_NAMES))
  .map(([moves, profile]) => playAll(moves, { profile }).stream)
  .filter((stream) => stream.length > 0);
const start = emptyFamily(FAMILY, world);
const ids = (facts: readonly Fact[]) => facts.map((f) => f.eventId);
const candidate = ({ position: _p, hash: _h, previousHash: _b, ...rest }: Fact): Candidate => rest;

/** Folds and judges by hand: every guard in the state that the facts before it give. */
function judged(ordered: readonly Fact[], seen: (state: FamilyState) => void = () => undefined): FamilyState {
  let state = start;
  for (const fact of ordered) {
    expect(familyEvent(fact.type)?.possible(state, fact as never)).toBeNull();
    state = evolve(state, fact);
    seen(state);
  }
  return state;
}

/** Freezes a value through and through; the law that a state carries is not part of what is folded. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const [key, inner] of Object.entries(value)) if (key !== 'regulation') frozen(inner);
  return Object.freeze(value);
}

const byDay = (facts: readonly Fact[]): readonly (readonly Fact[])[] => {
  const days = new Map<LocalDate, Fact[]>();
  for (const fact of facts) days.set(fact.occurredOn, [...(days.get(fact.occurredOn) ?? []), fact]);
  return [...days.values()];
};
/** Records days in another order; a day that is refused is tried again once others are there. */
function recordedAgain(days: readonly (readonly Fact[])[]): readonly Fact[] {
  let stream: readonly Fact[] = [];
  let waiting = days;
  for (let before = -1; before !== stream.length;) {
    before = stream.length;
    const refused: (readonly Fact[])[] = [];
    for (const day of waiting) {
      const next = day.map((f, i) => ({
        ...f,
        revision: stream.length + i,
        recordedAt: recordedAt(stream.length + i),
      }));
      if (legal(start, stream, next.map(candidate))) refused.push(day);
      else stream = [...stream, ...next];
    }
    waiting = refused;
  }
  return stream;
}

describe('any sequence of accepted commands', () => {
  it('leaves a legal history: every fact is possible in the state that it meets', () => {
    fc.assert(fc.property(anyStream, (stream) => void judged(inLegalOrder(stream))));
  });

  it('could have been recorded fact by fact in legal order', () => {
    fc.assert(
      fc.property(anyStream, (stream) => {
        const ordered = inLegalOrder(stream).map((fact, revision) => ({ ...fact, revision }));
        for (const [n, fact] of ordered.entries())
          expect(legal(start, ordered.slice(0, n), [candidate(fact)])).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('says the same in whatever order its days were recorded', () => {
    const whole = { all: 0, runs: 0 };
    fc.assert(
      fc.property(anyStream, fc.infiniteStream(fc.nat()), (stream, keys) => {
        const days = byDay(stream)
          .map((day) => [keys.next().value as number, day] as const)
          .sort(([a], [b]) => a - b);
        const again = recordedAgain(days.map(([, day]) => day));
        const kept = new Set(ids(again));
        const same = inLegalOrder(stream).filter((f) => kept.has(f.eventId));
        expect(ids(effective(again))).toEqual(ids(same));
        expect(familyAt(FAMILY, again, world)).toEqual(same.reduce(evolve, start));
        whole.runs += 1;
        whole.all += again.length === stream.length ? 1 : 0;
      }),
    );
    // A day may stay refused for good (an end whose beginning needs the end before it); most stories come back whole.
    expect(whole.all).toBeGreaterThan(whole.runs / 2);
  });

  it('is REGISTERED exactly while a subject is, in every state on the way', () => {
    fc.assert(
      fc.property(anyStream, (stream) => {
        judged(inLegalOrder(stream), ({ episodes }) => {
          for (const e of episodes)
            expect([e.number, e.main === 'REGISTERED']).toEqual([e.number, registeredSubjects(e).length > 0]);
          expect(episodes.map((e) => e.number)).toEqual(episodes.map((_, i) => i + 1));
        });
      }),
    );
  });

  it('stays legal when any of its persons are erased', () => {
    fc.assert(
      fc.property(anyStream, fc.func(fc.boolean()), (stream, gone) => {
        const erase = (value: unknown): unknown => {
          if (Array.isArray(value)) return value.map(erase);
          if (typeof value !== 'object' || value === null) return value;
          const { personId } = value as { personId?: string };
          const hidden = personId !== undefined && gone(personId) ? ['name', 'birthDate'] : [];
          return Object.fromEntries(
            Object.entries(value).map(([k, v]) => [k, hidden.includes(k) ? { $erased: true } : erase(v)]),
          );
        };
        judged(inLegalOrder(stream).map((f) => ({ ...f, data: erase(f.data) as Fact['data'] })));
      }),
    );
  });
});

describe('folding', () => {
  it('is deterministic and changes neither facts nor states', () => {
    fc.assert(
      fc.property(anyStream, (stream) => {
        frozen(stream);
        const once = inLegalOrder(stream).reduce((state, fact) => frozen(evolve(state, fact)), frozen({ ...start }));
        expect(familyAt(FAMILY, stream, world)).toEqual(once);
        expect(ids(inLegalOrder(inLegalOrder(stream)))).toEqual(ids(inLegalOrder(stream)));
      }),
    );
  });

  it('as of a day is folding what occurred until then; known at an instant, what was recorded until then', () => {
    fc.assert(
      fc.property(anyStream, fc.nat(), (stream, n) => {
        const picked = stream[n % stream.length] as Fact;
        const ordered = inLegalOrder(stream);
        const end = ordered.findLastIndex((f) => f.occurredOn === picked.occurredOn) + 1;
        expect(familyAt(FAMILY, stream, world, { asOf: picked.occurredOn })).toEqual(
          ordered.slice(0, end).reduce(evolve, start),
        );
        const known = stream.filter((f) => f.recordedAt <= picked.recordedAt);
        expect(familyAt(FAMILY, stream, world, { knownAt: picked.recordedAt })).toEqual(judged(inLegalOrder(known)));
      }),
    );
  });

  it('into a view gives one moment per day, each the family as of that day', () => {
    fc.assert(
      fc.property(anyStream, (stream) => {
        const { moments, facts } = familyView(FAMILY, stream, world);
        expect(moments.map((m) => m.on)).toEqual([...new Set(stream.map((f) => f.occurredOn))].sort());
        for (const { on, state } of moments)
          expect(state).toEqual(facts.filter((f) => f.occurredOn <= on).reduce(evolve, start));
      }),
    );
  });
});

describe('a stream that is folded already', () => {
  it('is decided on as if it were folded anew', () => {
    fc.assert(
      fc.property(anyStream, anyStory, (stream, moves) => {
        const view = familyView(FAMILY, stream, world);
        for (const move of moves)
          expect(decided(stream, move(stream), { view }, 99)).toEqual(decided(stream, move(stream), {}, 99));
      }),
      { numRuns: 50 },
    );
  });

  it('grows by what comes after it as if it were folded anew', () => {
    fc.assert(
      fc.property(anyStream, fc.nat(), (stream, n) => {
        const cut = n % stream.length;
        const grown = extendView(familyView(FAMILY, stream.slice(0, cut), world), stream.slice(cut));
        if (grown) expect(grown).toEqual(familyView(FAMILY, stream, world));
      }),
    );
  });
});

describe('the generator', () => {
  it('reaches every use case, or the properties above would say little', () => {
    const reached = new Set<string>();
    let commands = 0;
    const stories = fc.sample(anyStory, { numRuns: 800, seed: 20261122 });
    for (const [i, moves] of stories.entries()) {
      const { accepted } = playAll(moves, { profile: PROFILE_NAMES[i % PROFILE_NAMES.length] ?? 'MARIEL' });
      commands += accepted.length;
      for (const command of accepted) reached.add(command);
    }
    expect(toldAlone.map((u) => u.name).filter((name) => !reached.has(name))).toEqual([]);
    expect(commands / stories.length).toBeGreaterThan(5);
  });
});
