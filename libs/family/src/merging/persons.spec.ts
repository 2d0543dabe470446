import type { Fact } from '@kurator/kernel';
import { effective, familyAt } from '../history';
import { MOTHER, SON } from '../shared/examples';
import { currentEpisode, registeredSubjects } from '../state';
import { FAMILY, given, played, sent, world, type Sent } from '../testing';

const TWICE = 'b24e0000-0000-4000-8000-0000000000aa';
const person = (personId: string, first: string, birthDate: string) => ({
  ...{ personId, role: 'KR-08', name: { last: 'Тестов', first }, birthDate },
});
/** A boy whom the second report describes once more, with a mistake in the date. */
const first = sent('report');
const second = sent('report', { persons: [person(TWICE, 'Илия', '2014-05-02')] }, '2026-02-05');
const minor = (personId: string, more: object) => ({ kind: 'MINOR', personId, ...more });
const recognised = (on: string, ...subjects: readonly object[]): Sent =>
  sent('recognise-sop', { subjects, curator: undefined }, on);
const gone = (on: string, ...ids: readonly string[]): Sent =>
  sent('deregister', { subjects: ids.map((id) => minor(id, { ground: 'MD-05' })), mode: 'PLAIN' }, on);
const GROUNDS = { grounds: ['MG-01'] };
const merge = sent('merge-persons', { keptId: SON, absorbedId: TWICE }, '2026-06-17');
const story = [first, second, recognised('2026-02-17', minor(SON, GROUNDS), minor(TWICE, GROUNDS))];

const at = (facts: readonly Fact[], asOf = '9999-12-31') => familyAt(FAMILY, facts, world, { asOf });
const minorsOn = (facts: readonly Fact[], asOf?: string): readonly (string | null)[] => {
  const episode = currentEpisode(at(facts, asOf));
  return episode ? registeredSubjects(episode).map(({ personId }) => personId) : [];
};

describe('merging two descriptions of one person', () => {
  it('makes one child of two, counted once, as the kept one is described', () => {
    const before = played(story);
    expect(minorsOn(before)).toEqual([SON, TWICE]);
    const after = played([merge], {}, before);
    expect(minorsOn(after)).toEqual([SON]);
    expect(Object.keys(at(after).persons).sort()).toEqual([MOTHER, SON].sort());
    expect(at(after).persons[SON]).toMatchObject({ name: { first: 'Илья' }, birthDate: '2014-05-20' });
    expect(JSON.stringify(effective(after))).not.toContain(TWICE);
  });

  it('describes the kept one right where the other one was met first', () => {
    const late = played([second, sent('report', {}, '2026-02-08'), merge]);
    expect(at(late, '2026-02-06').persons[SON]).toMatchObject({ birthDate: '2014-05-20', birthMonth: '2014-05' });
  });

  it('lets details of the absorbed one not undo those of the kept one', () => {
    const details = sent('record-person-details', { personId: TWICE, birthDate: '2013-01-01' }, '2026-03-01');
    expect(at(played([...story, details, merge])).persons[SON]?.birthDate).toBe('2014-05-20');
  });

  it('keeps the child on the register while one of its two records is there', () => {
    const apart = [
      ...[first, second],
      recognised('2026-02-17', minor(SON, GROUNDS)),
      recognised('2026-03-03', minor(TWICE, GROUNDS)),
      gone('2026-04-14', SON),
    ];
    const facts = played([...apart, merge]);
    expect([minorsOn(facts, '2026-04-20'), minorsOn(facts, '2026-02-20')]).toEqual([[SON], [SON]]);
    expect(minorsOn(played([gone('2026-07-01', SON)], {}, facts))).toEqual([]);
  });

  it('is refused for strangers, for one and the same, and for whom nothing is known of any more', () => {
    const merging = (keptId: string, absorbedId: string) => sent('merge-persons', { keptId, absorbedId }, '2026-06-17');
    const STRANGER = '00000000-0000-4000-8000-00000000dead';
    given(...story)
      .when(merging(SON, SON))
      .thenRejected('MERGE_WITH_ITSELF', 'absorbedId');
    given(...story)
      .when(merging(STRANGER, SON))
      .thenRejected('PERSON_UNKNOWN', 'keptId');
    given(...story)
      .when(merging(SON, STRANGER))
      .thenRejected('PERSON_UNKNOWN', 'absorbedId');
    const destroyed = sent('destroy-personal-data', { persons: [TWICE] });
    given(...story, destroyed)
      .when(merging(SON, TWICE))
      .thenRejected('ALREADY_DESTROYED', 'absorbedId');
    given(...story, merge)
      .when(merging(SON, TWICE))
      .thenRejected('PERSON_UNKNOWN', 'absorbedId');
  });

  it('is refused, naming the fact, when the history does not admit one person', () => {
    const old = [first, sent('report', { persons: [person(TWICE, 'Пётр', '2005-01-01')] }, '2026-02-05')];
    const grown = [...old, recognised('2026-02-17', minor(SON, GROUNDS))];
    const { params } = given(...grown)
      .when(sent('merge-persons', { keptId: TWICE, absorbedId: SON }, '2026-06-17'))
      .thenRejected('LATER_FACT_CONTRADICTS');
    expect(params).toMatchObject({ type: 'recognized-SOP', because: 'NOT_A_MINOR' });
  });

  it('destroys both descriptions with one act', () => {
    const facts = played([...story, merge, sent('destroy-personal-data', { persons: [SON] }, '2026-06-20')]);
    expect(JSON.stringify(effective(facts))).not.toMatch(/Илья|Илия/);
  });
});

describe('taking a merge of persons back', () => {
  const merged = played([...story, merge]);
  const mergeEventId = merged.at(-1)?.eventId;
  it('makes two of them again, as if nothing had been', () => {
    const apart = played([sent('unmerge-persons', { mergeEventId }, '2026-06-24')], {}, merged);
    expect(effective(apart)).toEqual(effective(played(story)));
    expect(() => played([sent('unmerge-persons', { mergeEventId }, '2026-06-25')], {}, apart)).toThrow(
      'EVENT_NOT_FOUND',
    );
  });
});
