import titles from '../data/rule-titles.json';

interface Both {
  readonly ru: string;
  readonly en: string;
}
const byKey: Readonly<Record<string, Both | undefined>> = titles;

/** Russian name of a deadline rule for people, by its key in the profiles; the key itself for a rule without one. */
export const ruleTitle = (key: string): string => byKey[key]?.ru ?? key;

/** The same in both languages. */
export const ruleTitles = (key: string): Both => byKey[key] ?? { ru: key, en: key };

/** Keys of all rules that have a name, in the order of the table. */
export const ruleKeys = (): readonly string[] => Object.keys(titles);
