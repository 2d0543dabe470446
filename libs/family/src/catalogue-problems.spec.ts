import { code, date, list, object, ofPerson, oneOf, token, uuid } from '@kurator/kernel';
import { familyEvent, familyEvents, type FamilyEvent } from './catalogue';
import { catalogueProblems, type Declared } from './catalogue-problems';
import { useCaseNamed, useCases } from './use-cases';

const surveyed = familyEvent('surveyed') as FamilyEvent;
const report = useCaseNamed('report') as (typeof useCases)[number];
const events = familyEvents as unknown as Declared['events'];
const withEvent = (changes: Partial<FamilyEvent>, key = 'surveyed'): Declared => ({
  events: { ...events, [key]: { ...surveyed, ...changes } },
  useCases,
});

describe('the catalogue', () => {
  it('has no problem', () => {
    expect(catalogueProblems()).toEqual([]);
  });

  it.each<[string, Declared, string]>([
    ['an event under another key', withEvent({}, 'home-surveyed'), 'event surveyed is declared under home-surveyed'],
    ['an event without a guard', withEvent({ possible: undefined }), 'event surveyed has no guard'],
    ['a version without its upcast', withEvent({ version: 2 }), 'event surveyed of version 2 has 0 upcasts'],
    [
      'an untranslated title',
      withEvent({ title: { ru: 'X', en: 'X' } }),
      'event surveyed has the same title in both languages',
    ],
    ['a missing title', withEvent({ title: { ru: 'X', en: '' } }), 'event surveyed has no title in one language'],
    [
      'an unknown classifier deep inside',
      withEvent({ fields: { items: list(object({ kind: list(code('nowhere')) })) } }),
      'surveyed.items[].kind: there is no classifier nowhere',
    ],
    [
      "a person's value without the person",
      withEvent({ fields: { child: object({ born: ofPerson(date(), 'childId') }) } }),
      'surveyed.child.born is sealed by childId, which is no id beside it',
    ],
    [
      "a person's value beside something that is no id",
      withEvent({ fields: { personId: token(), born: ofPerson(date()) } }),
      'surveyed.born is sealed by personId, which is no id beside it',
    ],
    ['a use case twice', { events, useCases: [...useCases, report] }, 'use case report is declared twice'],
    [
      'an emitted event that is none',
      { events, useCases: [{ ...report, emits: ['reported', 'rumoured'] }] },
      'use case report emits rumoured, which is no event',
    ],
    [
      'a classifier of a body',
      { events, useCases: [{ ...report, body: { kind: code('nowhere') } }] },
      'report.kind: there is no classifier nowhere',
    ],
  ])('%s is a problem', (_what, declared, problem) => {
    expect(catalogueProblems(declared)).toEqual([problem]);
  });

  it('takes a sealed value beside its id, and plain fields', () => {
    const fields = { kind: oneOf('A'), personId: uuid(), born: ofPerson(date()) };
    expect(catalogueProblems(withEvent({ fields }))).toEqual([]);
  });
});
