import { builtInProfiles } from './profile/built-in';
import { termInEnglish } from './term-in-english';
import { termInWords } from './term-in-words';

it.each([
  [{ unit: 'working_day', value: 1 }, '1 working day'],
  [{ unit: 'calendar_day', min: 3, max: 5 }, '3–5 calendar days'],
  [{ unit: 'month', after: 6 }, 'after 6 months, without a limit'],
  [{ unit: 'annual', day: 1, month: 2 }, 'every year, not later than 1 February'],
  [{ unit: 'immediate', ifThreat: 'immediate' }, 'at once, at once under threat'],
] as const)('%j = %s', (term, words) => expect(termInEnglish(term)).toBe(words));

it('says every term of the built-in regulations with the numbers that the Russian words have', () => {
  const terms = builtInProfiles.flatMap(({ deadlines }) =>
    Object.values(deadlines).flatMap((rule) => (rule === 'NOT_REGULATED' || !rule.term ? [] : [rule.term])),
  );
  expect(terms.length).toBeGreaterThan(50);
  const numbers = (words: string) => words.match(/\d+/g) ?? [];
  for (const term of terms) {
    expect(termInEnglish(term)).not.toMatch(/undefined|NaN|[а-яё]/i);
    expect({ term, numbers: numbers(termInEnglish(term)) }).toEqual({ term, numbers: numbers(termInWords(term)) });
  }
});
