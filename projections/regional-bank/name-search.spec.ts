import { matchingTokens, withinOneTypo, wordsOf } from './name-search';
import { normalTokens } from './name-tokens';

describe('words of a name as typed', () => {
  it.each([
    ['Тестова М И', ['тестова'], ['м', 'и']],
    ['Тестова М.И.', ['тестова'], ['м', 'и']],
    ['  мария   ТЕСТОВА ', ['мария', 'тестова'], []],
    ['Артём Семёнов', ['артем', 'семенов'], []],
    ['Тестова-Иванова', ['тестова', 'иванова'], []],
    ['', [], []],
  ])('%s', (typed, words, initials) => expect(wordsOf(typed)).toEqual({ words, initials }));

  it('reads ё as е in names too', () => expect(normalTokens('Пётр Алёшин')).toEqual(['петр', 'алешин']));
});

describe('one typing error', () => {
  it.each([
    ['тестова', 'тестова', true],
    ['тестова', 'тесова', true],
    ['тесова', 'тестова', true],
    ['тестова', 'тестова', true],
    ['тестова', 'тсетова', true],
    ['тестова', 'тестоав', true],
    ['тестова', 'жестова', true],
    ['тестова', 'тестовам', true],
    ['тестова', 'тесовам', false],
    ['тестова', 'жестовы', false],
    ['абвг', 'бавд', false],
    ['абвг', 'вбаг', false],
    ['тестова', 'тест', false],
  ])('%s and %s: %s', (a, b, alike) => expect(withinOneTypo(a, b)).toBe(alike));
});

describe('tokens that a word may mean', () => {
  const known = ['иванов', 'иванова', 'ивашко', 'илья', 'ия', 'лия', 'тестова'];
  it('begins a longer name only while it is being typed', () => {
    expect(matchingTokens('ива', known, true)).toEqual(['иванов', 'иванова', 'ивашко']);
    expect(matchingTokens('ива', known, false)).toEqual([]);
  });
  it('forgives an error from four letters on, on both sides', () => {
    expect(matchingTokens('ивонов', known, false)).toEqual(['иванов']);
    expect(matchingTokens('или', known, false)).toEqual([]);
    expect(matchingTokens('ильа', known, false)).toEqual(['илья']);
    expect(matchingTokens('ияяя', ['ия', 'ияя'], false)).toEqual([]);
  });
});
