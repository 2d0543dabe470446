import data from '../data/classifiers.json';
import english from '../data/classifier-titles-en.json';
import type { Level } from './types';

/** One code of a classifier. `title.ru` is the wording of the regulation that has it, `en` our translation. */
export interface ClassifierValue {
  readonly code: string;
  readonly title: { readonly ru: string; readonly en?: string };
  /** False while the wording has not been compared with its source. */
  readonly verified?: boolean;
  /** «Иное»: the code says nothing without a text beside it. */
  readonly textRequired?: boolean;
  /** The code that this one narrows (`MD-04a` narrows `MD-04`). */
  readonly parent?: string;
  /** The heading under which the form prints the value. */
  readonly group?: string;
  /** The code of another classifier that counts for this one in statistics (6.8 to 6.1). */
  readonly mapsTo?: string;
  /** Leaving on this ground is a removal with result (spec 6.4). */
  readonly positiveResult?: boolean;
  /** A sign of a socially dangerous position inside a difficult life situation (spec 6.21b). */
  readonly sopSign?: boolean;
  /** Level that the sign speaks for (6.20x). */
  readonly level?: Level;
  /** Profiles whose document has the value (6.20x). */
  readonly in?: readonly string[];
}

export interface Classifier {
  readonly id: string;
  /** Section of the specification, `6.1`. */
  readonly section: string;
  readonly title: { readonly ru: string; readonly en?: string };
  readonly verified?: boolean;
  readonly values: readonly ClassifierValue[];
}

interface Stored extends Classifier {
  readonly unionOf?: readonly string[];
}

const translations: Readonly<Record<string, string | undefined>> = english;
/** The wordings are compared with their sources byte for byte, so the translations lie beside them. */
function inBoth(value: ClassifierValue): ClassifierValue {
  const en = translations[value.code];
  return en === undefined ? value : { ...value, title: { ...value.title, en } };
}

const stored = new Map(
  (data as readonly Stored[]).map((entry) => [entry.id, { ...entry, values: entry.values.map(inBoth) }]),
);

const valuesOf = (entry: Stored): readonly ClassifierValue[] =>
  entry.unionOf ? entry.unionOf.flatMap((id) => stored.get(id)?.values ?? []) : entry.values;

const classifiers = new Map<string, Classifier>();
const codes = new Map<string, ReadonlyMap<string, ClassifierValue>>();
for (const entry of stored.values()) {
  const { unionOf: _union, ...rest } = entry;
  const values = valuesOf(entry);
  classifiers.set(entry.id, { ...rest, values });
  codes.set(entry.id, new Map(values.map((value) => [value.code, value])));
}

/** The classifier of that name (spec 6), or null when there is none. */
export const classifier = (id: string): Classifier | null => classifiers.get(id) ?? null;

/** Names of all classifiers, in the order of spec 6. */
export const classifierIds = (): readonly string[] => [...classifiers.keys()];

/** One code with everything that is known of it, or null. */
export const classifierValue = (id: string, code: string): ClassifierValue | null => codes.get(id)?.get(code) ?? null;

/** True when the classifier has the code. False for a classifier that does not exist. */
export const isCode = (id: string, code: string): boolean => codes.get(id)?.has(code) ?? false;

/** Title of a code in both languages (`en` where it differs), or null when the classifier does not have it. */
export const codeTitle = (id: string, code: string): { readonly ru: string; readonly en?: string } | null =>
  classifierValue(id, code)?.title ?? null;
