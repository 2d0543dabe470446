import fields from '../data/field-titles.json';
import values from '../data/value-titles.json';

/** What a reference points at: what a form offers to choose from. */
export type RefKind =
  | 'person'
  | 'agency'
  | 'officer'
  | 'commission'
  | 'event'
  | 'programme'
  | 'measure'
  | 'family'
  | 'municipality'
  | 'emergency'
  | 'volunteer'
  | 'agency-or-officer'
  | 'person-or-agency';

/** How a field of a command is called in front of a user. */
export interface FieldTitle {
  readonly ru: string;
  readonly en: string;
  /** Of a field that holds an id, or a list of them. */
  readonly ref?: RefKind;
  /** The sender chooses the id: what it names begins with this command. */
  readonly isNew?: boolean;
  /** In what a number is counted, where nobody would show it so: money is kept in kopecks and told in rubles. */
  readonly unit?: 'KOPECKS';
}

const byPath = new Map(Object.entries(fields as Readonly<Record<string, FieldTitle>>));
const byValue = new Map(
  Object.entries(values as Readonly<Record<string, { readonly ru: string; readonly en: string }>>),
);

/** Every path that has a title; a test finds those that title nothing. */
export const titledFields = (): readonly string[] => [...byPath.keys()];
export const titledValues = (): readonly string[] => [...byValue.keys()];

/** All of them as one page needs them that shows events: the longest end of a field's path that is listed titles it. */
export const allTitles = {
  fields: [...byPath].map(([path, { ru, en, ref, unit }]) => ({
    path,
    title: { ru, en },
    ...(ref === undefined ? {} : { ref }),
    ...(unit === undefined ? {} : { unit }),
  })),
  values: [...byValue].map(([key, title]) => ({ key, title })),
};

/** The key under which the field is titled: the longest end of its path that the table has; null when none. */
export function titleKey(path: readonly string[]): string | null {
  const ends = path.map((_step, at) => path.slice(at).join('.'));
  return ends.find((end) => byPath.has(end)) ?? null;
}

/**
 * The title of a field of a command.
 * @param path from the command's name to the field: `['report', 'persons', 'birthDate']`
 */
export const fieldTitle = (path: readonly string[]): FieldTitle | null => byPath.get(titleKey(path) ?? '') ?? null;

/** The key under which a value of an enumeration is titled, by its field where that matters. */
export const valueKey = (field: string, value: string): string | null =>
  [`${field}.${value}`, value].find((key) => byValue.has(key)) ?? null;

/** The title of a value that stands in no classifier. */
export const valueTitle = (field: string, value: string): { readonly ru: string; readonly en: string } | null =>
  byValue.get(valueKey(field, value) ?? '') ?? null;
