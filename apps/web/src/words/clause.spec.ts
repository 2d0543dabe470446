import { clauseText } from './clause';

it.each([
  ['IRKUTSK App. T1', 'Иркутск, прил., табл. 1'],
  ['KOCHKI 6.1; MARIEL 5.4', 'Кочки, 6.1; Марий Эл, 5.4'],
  ['Spec 8.2 ST-17', 'методика регистра'],
  ['TOMSK 3', 'TOMSK, 3'],
])('%s is read as %s', (clause, text) => expect(clauseText(clause)).toBe(text));
