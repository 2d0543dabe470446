import { linesOf, type Words } from './lines';
import { titleOf } from './titles';

jest.mock('../i18n/language', () => ({ language: { get: () => 'ru' } }));

const both = (ru: string) => ({ ru, en: ru });
const titles = {
  fields: [
    { path: 'resolution', title: both('Постановление') },
    { path: 'number', title: both('Номер') },
    { path: 'document.number', title: both('Номер документа') },
    { path: 'document', title: both('Документ') },
    { path: 'persons', title: both('Люди') },
    { path: 'name', title: both('Имя') },
    { path: 'personId', title: both('Человек') },
    { path: 'level', title: both('Уровень') },
    { path: 'review-level-term.decision', title: both('Решение') },
    { path: 'threat', title: both('Угроза') },
    { path: 'on', title: both('День') },
    { path: 'amount', title: both('Сумма') },
    { path: 'quarter', title: both('Квартал') },
  ],
  values: [],
};
const words: Words = {
  title: titleOf(titles, true),
  value: (field, value) => (field === 'level' && value === 'LOW' ? 'низкий' : null),
  named: (id) => (id === 'p-1' ? 'Тестова Мария' : null),
  isMoney: (field) => field === 'amount',
  ...{ isRussian: true, yes: 'да', no: 'нет', timeZone: 'Europe/Moscow' },
};
const flat = (data: object) => linesOf(data as never, words).map(({ title, text }) => `${title}: ${text}`);

it('says days, codes, names and answers in words', () =>
  expect(flat({ on: '2026-02-17', level: 'LOW', personId: 'p-1', threat: false })).toEqual([
    'День: 17.02.2026',
    'Уровень: низкий',
    'Человек: Тестова Мария',
    'Угроза: нет',
  ]));
it('says money in rubles and a quarter as papers do', () =>
  expect(flat({ amount: 1234567, quarter: '2026-Q3' })).toEqual([
    'Сумма: 12\u00a0345,67 ₽',
    'Квартал: III квартал 2026',
  ]));
it('leaves out what only a program reads', () =>
  expect(
    flat({ level: 'SOME_CODE', personId: '6a1c0000-0000-4000-8000-000000000001', revision: 3, number: null }),
  ).toEqual([]));
it('titles a field by its place, and by a command of its own where nothing else does', () =>
  expect(linesOf({ document: { number: '4' }, decision: 'продлить' }, words)).toEqual([
    { title: 'Документ', text: '', inner: [{ title: 'Номер документа', text: '4', inner: [] }] },
    { title: 'Решение', text: 'продлить', inner: [] },
  ]));
it('says of a destroyed value that it is destroyed', () =>
  expect(flat({ name: { $erased: true, text: 'уничтожено' } })).toEqual(['Имя: уничтожено']));
it('numbers several of a kind, and writes a name in one line', () =>
  expect(
    linesOf(
      { persons: [{ name: { last: 'Тестова', first: 'Мария' } }, { name: { last: 'Тестов', first: 'Илья' } }] },
      words,
    ),
  ).toEqual([
    { title: 'Люди 1', text: '', inner: [{ title: 'Имя', text: 'Тестова Мария', inner: [] }] },
    { title: 'Люди 2', text: '', inner: [{ title: 'Имя', text: 'Тестов Илья', inner: [] }] },
  ]));
