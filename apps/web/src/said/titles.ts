import type { components } from '../api/schema.gen';

type Titles = components['schemas']['FieldTitles'];
type Both = { readonly ru: string; readonly en?: string };
/** The title of a field by its path within the event; null for one that has none. */
export type TitleOf = (path: readonly string[]) => string | null;

const told = ({ ru, en }: Both, isRussian: boolean): string => (isRussian ? ru : (en ?? ru));

/** The longest end of the path that is titled; a field that only commands title by their own name has theirs. */
export function titleOf({ fields }: Titles, isRussian: boolean): TitleOf {
  const byPath = new Map(fields.map(({ path, title }) => [path, told(title, isRussian)]));
  const byEnd = new Map([...byPath].map(([path, title]) => [path.slice(path.lastIndexOf('.') + 1), title]));
  return (path) => {
    const ends = path.map((_step, at) => path.slice(at).join('.'));
    const key = ends.find((end) => byPath.has(end));
    return (key === undefined ? byEnd.get(path.at(-1) ?? '') : byPath.get(key)) ?? null;
  };
}

/** Fields whose numbers are kopecks, by their own name. */
export const moneyOf = ({ fields }: Titles): ReadonlySet<string> =>
  new Set(fields.filter(({ unit }) => unit === 'KOPECKS').map(({ path }) => path.slice(path.lastIndexOf('.') + 1)));

/** A value of an enumeration, by its field where that matters. */
export function valueOf({ values }: Titles, isRussian: boolean): (field: string, value: string) => string | null {
  const byKey = new Map(values.map(({ key, title }) => [key, told(title, isRussian)]));
  return (field, value) => byKey.get(`${field}.${value}`) ?? byKey.get(value) ?? null;
}
