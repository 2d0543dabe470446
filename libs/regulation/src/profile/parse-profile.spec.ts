import mariel from '../../data/profiles/mariel.json';
import oktyabrsky from '../../data/profiles/oktyabrsky.json';
import { builtInProfiles } from './built-in';
import { eventTypes } from './event-types';
import { parseProfile } from './parse-profile';
import { isProfileErrors } from './profile-errors';

type Json = Record<string, unknown> & { deadlines: Record<string, unknown>; params: Record<string, unknown> };
const broken = (change: (profile: Json) => void, base: unknown = mariel) => {
  const copy = structuredClone(base) as Json;
  change(copy);
  const result = parseProfile(copy);
  return isProfileErrors(result) ? result.errors : [];
};
const rule = (extra: object) => ({ rule: 'DL-07', status: 'TERM', clause: '4.6', ...extra });

describe('parseProfile', () => {
  it('accepts the five built-in profiles', () => {
    expect(builtInProfiles.map((p) => p.profileId)).toEqual(['KOCHKI', 'IRKUTSK', 'MARIEL', 'BORODINO', 'OKTYABRSKY']);
    expect(builtInProfiles.map((p) => Object.keys(p.deadlines).length)).toEqual([59, 59, 59, 59, 59]);
    expect(isProfileErrors(parseProfile(structuredClone(oktyabrsky)))).toBe(false);
  });

  it.each<[string, (p: Json) => void, string, string]>([
    ['a missing rule', (p) => delete p.deadlines.conclusionIssued, 'deadlines.conclusionIssued', 'RULE_MISSING'],
    ['a missing parameter', (p) => delete p.params.consent, 'params.consent', 'REQUIRED'],
    ['a missing title', (p) => delete p.title, 'title', 'REQUIRED'],
    ['an unknown field', (p) => (p.colour = 'red'), 'colour', 'UNKNOWN_FIELD'],
    ['an unknown rule', (p) => (p.deadlines.tea = 'NOT_REGULATED'), 'deadlines.tea', 'UNKNOWN_FIELD'],
    [
      'an unknown unit',
      (p) => (p.deadlines.conclusionIssued = rule({ term: { unit: 'fortnight', value: 1 } })),
      'deadlines.conclusionIssued.term.unit',
      'NOT_ALLOWED',
    ],
    [
      'a unit without its size',
      (p) => (p.deadlines.conclusionIssued = rule({ term: { unit: 'working_day' } })),
      'deadlines.conclusionIssued.term',
      'CONTRADICTION',
    ],
    [
      'min above max',
      (p) => (p.deadlines.conclusionIssued = rule({ term: { unit: 'calendar_day', min: 5, max: 3 } })),
      'deadlines.conclusionIssued.term',
      'CONTRADICTION',
    ],
    [
      'a duration of "at once"',
      (p) => (p.deadlines.conclusionIssued = rule({ term: { unit: 'immediate', value: 2 } })),
      'deadlines.conclusionIssued.term',
      'CONTRADICTION',
    ],
    [
      'a term of zero days',
      (p) => (p.deadlines.conclusionIssued = rule({ term: { unit: 'working_day', value: 0 } })),
      'deadlines.conclusionIssued.term.value',
      'MINIMUM',
    ],
    [
      'a duty without term that has one',
      (p) => (p.deadlines.conclusionIssued = rule({ status: 'DUTY_NO_TERM', term: { unit: 'working_day', value: 5 } })),
      'deadlines.conclusionIssued.term',
      'TERM_WITHOUT_STATUS',
    ],
    [
      'a term that is not there',
      (p) => (p.deadlines.conclusionIssued = rule({})),
      'deadlines.conclusionIssued.term',
      'TERM_MISSING',
    ],
    [
      'another rule number',
      (p) => (p.deadlines.conclusionIssued = { ...rule({ term: { unit: 'working_day', value: 5 } }), rule: 'DL-08' }),
      'deadlines.conclusionIssued.rule',
      'RULE_NUMBER',
    ],
    [
      'an event nobody knows',
      (p) => (p.deadlines.conclusionIssued = rule({ term: { unit: 'working_day', value: 5 }, metBy: ['tea-drunk'] })),
      'deadlines.conclusionIssued.metBy[0]',
      'UNKNOWN_EVENT',
    ],
    ['an unknown time zone', (p) => (p.timezone = 'Europe/Atlantis'), 'timezone', 'TIME_ZONE'],
    ['a day that does not exist', (p) => (p.validFrom = '2019-02-30'), 'validFrom', 'FORMAT'],
    [
      'an end before the start',
      (p) => {
        p.validFrom = '2020-01-01';
        p.validTo = '2019-01-01';
      },
      'validTo',
      'CONTRADICTION',
    ],
    ['a rule that is a word', (p) => (p.deadlines.conclusionIssued = 'whenever'), 'deadlines.conclusionIssued', 'TYPE'],
  ])('refuses %s, naming the place in Russian', (_name, change, path, constraint) => {
    const errors = broken(change);
    const said = {
      message: expect.stringMatching(/[а-яё]{4}/) as string,
      en: expect.stringMatching(/^[^а-яё]+$/i) as string,
    };
    expect(errors).toEqual([{ path, constraint, ...said }]);
  });

  it('names everything that is wrong at once', () => {
    const errors = broken((p) => {
      delete p.title;
      p.timezone = 'nowhere';
      p.deadlines.reviewHeld = {
        rule: 'DL-26',
        status: 'TERM',
        clause: '5.6',
        term: { unit: 'month', min: 9, max: 6 },
      };
    });
    expect(errors.map((e) => e.path).sort()).toEqual(['deadlines.reviewHeld.term', 'timezone', 'title']);
  });

  it.each([null, 'MARIEL', 17, [mariel]])('refuses %p, which is no profile', (json) => {
    expect(parseProfile(json)).toMatchObject({ errors: [{ path: '', constraint: 'TYPE' }] });
  });

  it('knows every event type that the built-in profiles name', () => {
    expect(eventTypes.has('survey-ordered') && eventTypes.has('recognized-SOP') && eventTypes.has('IPR-approved')).toBe(
      true,
    );
    expect(eventTypes.size).toBeGreaterThan(120);
  });
});
