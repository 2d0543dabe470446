import { language } from '../i18n/language';

/** A duty, as far as its law is found by it. */
export interface OfLaw {
  readonly ruleKey: string;
  readonly clause: string;
  readonly profileId: string;
  readonly profileVersion: number;
}
interface Manner {
  /** Regulations by the places that have them; another one stands as it names itself. */
  readonly places: Readonly<Record<string, string>>;
  /** What the register counts by its own rule. */
  readonly own: string;
  /** How clauses are written in the regulations' data, and how people write them. */
  readonly written: readonly (readonly [RegExp, string])[];
}

const RUSSIAN: Manner = {
  places: {
    MARIEL: 'Марий Эл',
    KOCHKI: 'Кочки',
    IRKUTSK: 'Иркутск',
    BORODINO: 'Бородино',
    OKTYABRSKY: 'Октябрьский',
  },
  own: 'методика регистра',
  written: [
    [/^152-FZ (\d+) \((\d+)\)/, '152-ФЗ, ст. $1 ч. $2'],
    [/^(\d+)-FZ/, '$1-ФЗ'],
    [/App\. ?(\d+)/, 'прил. $1'],
    [/App\./, 'прил.'],
    [/ T(\d)/, ', табл. $1'],
    [/\brow (\d+)/, 'строка $1'],
    [/ and appendix/, ' и приложение'],
    [/ and resolution item (\d+)/, ' и п. $1 постановления'],
  ],
};
const ENGLISH: Manner = {
  places: {
    MARIEL: 'Mari El',
    KOCHKI: 'Kochki',
    IRKUTSK: 'Irkutsk',
    BORODINO: 'Borodino',
    OKTYABRSKY: 'Oktyabrsky',
  },
  own: 'the register’s own rule',
  written: [
    [/^152-FZ (\d+) \((\d+)\)/, 'Law 152-FZ, art. $1 part $2'],
    [/^(\d+)-FZ/, 'Law $1-FZ'],
    [/App\. ?(\d+)/, 'app. $1'],
    [/App\./, 'app.'],
    [/ T(\d)/, ', table $1'],
    [/ and resolution item (\d+)/, ' and item $1 of the resolution'],
  ],
};

function written(one: string, { places, own, written: forms }: Manner): string {
  if (/^(Spec|CG-)/i.test(one)) return own;
  const placed = one.replace(/^([A-Z]+) /, (_all, id: string) => `${places[id] ?? id}, `);
  return forms.reduce((text, [from, to]) => text.replace(from, to), placed);
}

/** `IRKUTSK App. T1` as «Иркутск, прил., табл. 1», in the language of the page. */
export function clauseText(clause: string): string {
  const manner = language.get() === 'en' ? ENGLISH : RUSSIAN;
  return [...new Set(clause.split('; ').map((one) => written(one, manner)))].join('; ');
}
