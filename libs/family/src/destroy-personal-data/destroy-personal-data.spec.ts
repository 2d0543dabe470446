import type { Fact } from '@kurator/kernel';
import { effective, extendView, familyAt, familyView } from '../history';
import { MOTHER, SON } from '../shared/examples';
import { FAMILY, given, played, recorded, registered, reported, sent, world, correcting } from '../testing';

const ACT = { kind: 'DK-99', number: '3', date: '2026-06-17' };
const destroy = (...persons: readonly string[]) => sent('destroy-personal-data', { persons });
const said = (facts: readonly Fact[]) => JSON.stringify(facts);

describe('destroy-personal-data', () => {
  it('records the act, and whether anybody is left', () => {
    given(reported)
      .when(destroy(MOTHER))
      .then(['personal-data-destroyed', { persons: [MOTHER], everyone: false, act: ACT }]);
    given(reported)
      .when(destroy(MOTHER, SON))
      .then(['personal-data-destroyed', { everyone: true }]);
    given(reported, destroy(MOTHER))
      .when(destroy(SON))
      .then(['personal-data-destroyed', { everyone: true }]);
  });

  it('is refused for strangers, twice, and before anybody is known', () => {
    given(reported).when(destroy('00000000-0000-4000-8000-00000000dead')).thenRejected('PERSON_UNKNOWN', 'persons[0]');
    given(reported, destroy(MOTHER)).when(destroy(SON, MOTHER)).thenRejected('ALREADY_DESTROYED', 'persons[1]');
    given(reported).when(destroy(SON, SON)).thenRejected('VALIDATION_FAILED', 'persons[1]');
    given().when(destroy(SON)).thenRejected('WRONG_STATE');
  });
});

describe('a history with a destruction', () => {
  const before = played([...registered, sent('order-survey', {}, '2026-02-20')]);
  const stream = played([destroy(MOTHER)], {}, before);

  it('says nothing of the destroyed person at any horizon, and all of the others', () => {
    expect(said(effective(before))).toContain('Мария');
    expect(said(effective(stream))).not.toContain('Мария');
    const knownAt = before.at(-1)?.recordedAt as string;
    expect(said(effective(stream, { knownAt, asOf: '2026-03-01' }))).not.toContain('Мария');
    expect(said(effective(stream))).toContain('Илья');
    const { persons } = familyAt(FAMILY, stream, world);
    expect(persons[MOTHER]).toMatchObject({
      name: { $erased: true },
      birthMonth: '1988-03',
      destroyedOn: '2026-06-17',
    });
    expect(persons[SON]).toMatchObject({ name: { first: 'Илья' }, destroyedOn: null });
  });

  it('keeps addresses and free texts while somebody is left, and loses them with the last one', () => {
    const story = sent('report', { problem: 'Слова о семье' });
    const one = played([story, destroy(MOTHER)]);
    expect(said(effective(one))).toContain('Слова о семье');
    const all = played([story, destroy(MOTHER), destroy(SON)]);
    expect(said(effective(all))).not.toMatch(/Слова о семье|Мария|Илья/);
    expect(familyAt(FAMILY, all, world).addresses.map((a) => a.text)).not.toContainEqual(expect.any(String));
  });

  it('forgets the name in what was proposed and corrected, too', () => {
    const first = before.find((fact) => fact.type === 'reported') as Fact;
    const persons = (first.data['persons'] as readonly { personId: string }[]).map((person) =>
      person.personId === MOTHER ? { ...person, name: { last: 'Другая', first: 'Анна' } } : person,
    );
    const corrected = recorded(before, correcting(first, { data: { ...first.data, persons } }));
    expect(said(effective(corrected))).toContain('Другая');
    const gone = played([destroy(MOTHER)], {}, corrected);
    expect(said(effective(gone))).not.toContain('Другая');
    expect(familyAt(FAMILY, gone, world).persons[SON]?.name).toMatchObject({ first: 'Илья' });
  });

  it('is folded anew, for what was folded still knows the name', () => {
    expect(extendView(familyView(FAMILY, before, world), stream.slice(before.length))).toBeNull();
  });

  it('folds to the same state but for the values: every code, date and figure stays', () => {
    const { persons: _a, ...after } = familyAt(FAMILY, stream, world);
    const { persons: _b, ...then } = familyAt(FAMILY, before, world);
    expect(after).toEqual(then);
  });
});
