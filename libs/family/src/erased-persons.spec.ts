import { isRejection, type Fact } from '@kurator/kernel';
import { legal } from './decide';
import { effective, familyAt } from './history';
import { bornOn, isOfAge, mayBeOfAge } from './shared/age';
import { SON } from './shared/examples';
import { emptyFamily } from './state';
import { decided, FAMILY, played, registered, reported, sent, world, type Sent } from './testing';

const ERASED = { $erased: true } as const;
/** The stream as it is read once the keys of all persons are destroyed. */
const erased = (facts: readonly Fact[]): readonly Fact[] =>
  facts.map((f) => ({ ...f, data: JSON.parse(JSON.stringify(f.data), erase) as Fact['data'] }));
const erase = (key: string, value: unknown): unknown => (['name', 'birthDate'].includes(key) ? ERASED : value);

const nearly18 = sent('record-person-details', { birthDate: '2008-07-15' }, '2026-02-03');
const leaves = sent('deregister', { subjects: [{ kind: 'MINOR', personId: SON, ground: 'MD-01' }] }, '2026-07-21');
const story: readonly Sent[] = [reported, nearly18, ...registered.slice(1), leaves];

describe('a family whose persons were erased', () => {
  const facts = erased(played(story));

  it('still folds, and keeps the month of birth', () => {
    const { persons, episodes } = familyAt(FAMILY, facts, world);
    expect(persons[SON]).toMatchObject({ name: ERASED, birthDate: ERASED, birthMonth: '2008-07' });
    expect(episodes.map((e) => e.main)).toEqual(['REGISTERED']);
  });

  it('stays legal: nothing that was recorded becomes impossible', () => {
    const candidates = effective(facts).map(({ position: _p, hash: _h, previousHash: _b, ...candidate }) => candidate);
    expect(legal(emptyFamily(FAMILY, world), [], candidates)).toBeNull();
  });

  it('still takes late facts', () => {
    expect(isRejection(decided(facts, sent('order-survey', {}, '2026-02-03')))).toBe(false);
  });

  it.each([
    ['2026-06-30', true],
    ['2026-07-31', false],
  ])('on %s a recognition of the minor is possible: %s', (on, possible) => {
    const known = erased(played([reported, nearly18]));
    const body = { curator: undefined, subjects: [{ kind: 'MINOR', personId: SON, grounds: ['MG-01'] }] };
    const answer = decided(known, sent('recognise-sop', body, on));
    expect(isRejection(answer) ? answer.code : 'accepted').toBe(possible ? 'accepted' : 'NOT_A_MINOR');
  });
});

describe('age', () => {
  const person = { birthDate: '2008-07-15', birthMonth: '2008-07' };
  const gone = { birthDate: ERASED, birthMonth: '2008-07' };

  it.each(['2026-06-30', '2026-07-31', '2026-08-31', '2030-12-31'])(
    'at the month end %s is the same with and without the birth date (decision 5)',
    (on) => {
      expect([isOfAge(gone, on), mayBeOfAge(gone, on)]).toEqual([isOfAge(person, on), mayBeOfAge(person, on)]);
    },
  );

  it('within the month an erased person may be of age, and may be a minor', () => {
    expect([mayBeOfAge(gone, '2026-07-01'), isOfAge(gone, '2026-07-30')]).toEqual([true, false]);
    expect([mayBeOfAge(person, '2026-07-14'), isOfAge(person, '2026-07-15')]).toEqual([false, true]);
  });

  it('of who was born on 29 February turns on 28 February of the common year (4.1.4)', () => {
    const leap = { birthDate: '2008-02-29', birthMonth: '2008-02' };
    expect([isOfAge(leap, '2026-02-27'), isOfAge(leap, '2026-02-28')]).toEqual([false, true]);
  });

  it('of whom nothing is known is of age', () => {
    expect(bornOn({ birthDate: undefined, birthMonth: null })).toBeNull();
    expect(isOfAge({ birthDate: undefined, birthMonth: null }, '2026-01-01')).toBe(true);
  });
});
