import { clauseText } from './clause';

let isEnglish = false;
jest.mock('../i18n/language', () => ({ language: { get: () => (isEnglish ? 'en' : 'ru') } }));

it.each([
  ['IRKUTSK App. T1', 'Иркутск, прил., табл. 1', 'Irkutsk, app., table 1'],
  ['KOCHKI 6.1; MARIEL 5.4', 'Кочки, 6.1; Марий Эл, 5.4', 'Kochki, 6.1; Mari El, 5.4'],
  ['Spec 8.2 ST-17', 'методика регистра', 'the register’s own rule'],
  ['TOMSK 3', 'TOMSK, 3', 'TOMSK, 3'],
  ['row 1; 3.3 (3.3)', 'строка 1; 3.3 (3.3)', 'row 1; 3.3 (3.3)'],
  ['152-FZ 21 (5)', '152-ФЗ, ст. 21 ч. 5', 'Law 152-FZ, art. 21 part 5'],
  ['CG-58; Spec 8.2', 'методика регистра', 'the register’s own rule'],
  ['51; 52; 65 and appendix', '51; 52; 65 и приложение', '51; 52; 65 and appendix'],
])('%s is read as %s, and as %s', (clause, russian, english) => {
  isEnglish = false;
  expect(clauseText(clause)).toBe(russian);
  isEnglish = true;
  expect(clauseText(clause)).toBe(english);
});
