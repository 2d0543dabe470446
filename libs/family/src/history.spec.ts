import type { Fact } from '@kurator/kernel';
import { effective, familyAt, familyView, inLegalOrder } from './history';
import { currentEpisode } from './state';
import { FAMILY, played, recordedAt, registered, reported, sent, world } from './testing';

/** A stream of facts that only differ in when they happened; the number is the place in the stream. */
const stream = (...when: readonly (readonly [on: string, at?: string])[]): readonly Fact[] => {
  const [template] = played([reported]);
  if (!template) throw new Error('no fact');
  return when.map(([on, at], revision) => {
    const { occurredAt: _none, ...fact } = template;
    return { ...fact, revision, occurredOn: on, ...(at === undefined ? {} : { occurredAt: `${on}T${at}:00.000Z` }) };
  });
};
const order = (facts: readonly Fact[]) => inLegalOrder(facts).map((f) => f.revision);

describe('legal order', () => {
  it.each([
    ['days decide first', stream(['2026-03-02'], ['2026-03-01'], ['2026-03-03']), [1, 0, 2]],
    ['then the time of day', stream(['2026-03-01', '12:00'], ['2026-03-01', '09:00']), [1, 0]],
    ['then the order of recording', stream(['2026-03-01', '12:00'], ['2026-03-01', '12:00']), [0, 1]],
    ['facts without a time stand as recorded', stream(['2026-03-01'], ['2026-03-01'], ['2026-03-01']), [0, 1, 2]],
    [
      'a fact without a time comes after what was recorded before it',
      stream(['2026-03-01', '12:00'], ['2026-03-01'], ['2026-03-01', '09:00']),
      [2, 0, 1],
    ],
    [
      'and before what happened later that day',
      stream(['2026-03-01', '09:00'], ['2026-03-01'], ['2026-03-01', '12:00']),
      [0, 1, 2],
    ],
    [
      'a time of one day says nothing about another',
      stream(['2026-03-02', '12:00'], ['2026-03-01'], ['2026-03-01', '09:00']),
      [1, 2, 0],
    ],
  ])('%s', (_rule, facts, expected) => {
    expect(order(facts)).toEqual(expected);
  });

  it('leaves the stream that it is given alone', () => {
    const facts = Object.freeze(stream(['2026-03-02'], ['2026-03-01']));
    expect(order(facts)).toEqual([1, 0]);
    expect(facts.map((f) => f.revision)).toEqual([0, 1]);
  });
});

describe('a horizon', () => {
  const facts = played([...registered, sent('order-survey', {}, '2026-02-03')]);
  const types = (horizon: object) => effective(facts, horizon).map((f) => f.type);

  it('asOf leaves out what occurred after that day, inclusive', () => {
    expect(types({ asOf: '2026-02-01' })).toEqual([]);
    expect(types({ asOf: '2026-02-04' })).toEqual(['journal-entry-registered', 'reported', 'survey-ordered']);
    expect(types({ asOf: '2026-02-05' })).toContain('surveyed');
  });

  it('knownAt leaves out what was recorded after that instant, inclusive', () => {
    expect(types({ knownAt: recordedAt(1) })).toEqual(['journal-entry-registered', 'reported']);
    expect(types({ knownAt: recordedAt(facts.length - 1) })).toContain('survey-ordered');
    expect(types({ knownAt: recordedAt(facts.length - 2) })).not.toContain('survey-ordered');
  });

  it('both together: what was known then about that day', () => {
    expect(types({ asOf: '2026-02-04', knownAt: recordedAt(facts.length - 2) })).toEqual([
      'journal-entry-registered',
      'reported',
    ]);
  });

  it('is what the family is seen through', () => {
    const mainAt = (horizon: object) => currentEpisode(familyAt(FAMILY, facts, world, horizon))?.main ?? 'NONE';
    expect(mainAt({ asOf: '2026-02-16' })).toBe('AWAITING_DECISION');
    expect(mainAt({ asOf: '2026-02-17' })).toBe('REGISTERED');
    expect(mainAt({ asOf: '2026-02-04', knownAt: recordedAt(1) })).toBe('REPORTED');
    expect(mainAt({ asOf: '2026-02-04' })).toBe('UNDER_VERIFICATION');
  });
});

describe('a family view', () => {
  const facts = played([...registered, sent('order-survey', {}, '2026-02-03')]);
  const view = familyView(FAMILY, facts, world);

  it('has one moment per day on which something happened', () => {
    expect(view.moments.map((m) => [m.on, currentEpisode(m.state)?.main])).toEqual([
      ['2026-02-02', 'REPORTED'],
      ['2026-02-03', 'UNDER_VERIFICATION'],
      ['2026-02-05', 'SURVEYED'],
      ['2026-02-06', 'AWAITING_DECISION'],
      ['2026-02-17', 'REGISTERED'],
    ]);
  });

  it('has the revision of the stream and the facts in legal order', () => {
    expect(view.revision).toBe(facts.length - 1);
    expect(view.facts.map((f) => f.occurredOn)).toEqual(facts.map((f) => f.occurredOn).sort());
  });

  it('of an empty stream is empty', () => {
    expect(familyView(FAMILY, [], world)).toMatchObject({ revision: -1, facts: [], moments: [] });
  });
});
