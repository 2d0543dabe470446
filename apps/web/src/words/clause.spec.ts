import { clauseText } from './clause';

it.each([
  ['IRKUTSK App. T1', 'Иркутск, прил., табл. 1'],
  ['KOCHKI 6.1; MARIEL 5.4', 'Кочки, 6.1; Марий Эл, 5.4'],
  ['Spec 8.2 ST-17', 'методика регистра'],
  ['TOMSK 3', 'TOMSK, 3'],
  ['row 1; 3.3 (3.3)', 'строка 1; 3.3 (3.3)'],
  ['152-FZ 21 (5)', '152-ФЗ, ст. 21 ч. 5'],
  ['CG-58; Spec 8.2', 'методика регистра'],
  ['51; 52; 65 and appendix', '51; 52; 65 и приложение'],
])('%s is read as %s', (clause, text) => expect(clauseText(clause)).toBe(text));
