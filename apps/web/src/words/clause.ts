/** A duty, as far as its law is found by it. */
export interface OfLaw {
  readonly ruleKey: string;
  readonly clause: string;
  readonly profileId: string;
  readonly profileVersion: number;
}
/** Regulations by the places that have them; another one stands as it names itself. */
const PLACES: Readonly<Record<string, string>> = {
  MARIEL: 'Марий Эл',
  KOCHKI: 'Кочки',
  IRKUTSK: 'Иркутск',
  BORODINO: 'Бородино',
  OKTYABRSKY: 'Октябрьский',
};

/** How clauses are written in the regulations' data, and how people write them. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/^152-FZ (\d+) \((\d+)\)/, '152-ФЗ, ст. $1 ч. $2'],
  [/^(\d+)-FZ/, '$1-ФЗ'],
  [/App\. ?(\d+)/, 'прил. $1'],
  [/App\./, 'прил.'],
  [/ T(\d)/, ', табл. $1'],
  [/\brow (\d+)/, 'строка $1'],
  [/ and appendix/, ' и приложение'],
  [/ and resolution item (\d+)/, ' и п. $1 постановления'],
];
const place = (_all: string, id: string): string => `${PLACES[id] ?? id}, `;
const written = (one: string): string =>
  WRITTEN.reduce((text, [from, to]) => text.replace(from, to), one.replace(/^([A-Z]+) /, place));

/** `IRKUTSK App. T1` as «Иркутск, прил., табл. 1»; what the register counts by its own rule is «методика регистра». */
export const clauseText = (clause: string): string =>
  [...new Set(clause.split('; ').map((one) => (/^(Spec|CG-)/i.test(one) ? 'методика регистра' : written(one))))].join(
    '; ',
  );
