import { languageOf } from './language';

it.each([
  [undefined, 'ru'],
  ['*', 'ru'],
  ['de', 'ru'],
  ['en', 'en'],
  ['en-GB,en;q=0.9', 'en'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en;q=0.2, ru;q=0.7', 'ru'],
])('%s means %s', (header, language) => expect(languageOf(header)).toBe(language));
