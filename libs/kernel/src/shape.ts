/**
 * The little language in which an event's fields are declared once. Types, validation at the edge, sealing,
 * OpenAPI and `docs/events.md` all follow from a declaration; nothing else describes a field.
 */
export type Shape =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'token'; readonly max: number; readonly pattern?: string }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'ref' }
  | { readonly kind: 'code'; readonly classifier: string }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'date' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'month' }
  | { readonly kind: 'int'; readonly min: number; readonly max: number }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | { readonly kind: 'bool' }
  /** A whole document that has a schema of its own (a profile, a calendar year): checked by that, stored as it is. */
  | { readonly kind: 'document'; readonly schema: string }
  | { readonly kind: 'object'; readonly fields: Fields }
  | { readonly kind: 'list'; readonly of: Field<unknown>; readonly min: number; readonly max: number };

/**
 * Under whose key a value is sealed: the family's, or a person's, whose id stands in the named sibling field.
 * Absent: the value is not personal and stays in the clear.
 */
export type SealedBy = { readonly family: true } | { readonly person: string };

export interface Field<T> {
  readonly shape: Shape;
  readonly optional: boolean;
  readonly sealed?: SealedBy;
  /** What the field means, for docs and OpenAPI (English). */
  readonly note?: string;
  /** Only carries the type. */
  readonly _type?: T;
}
export type Fields = Readonly<Record<string, Field<unknown>>>;

type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { readonly optional: true } ? K : never;
}[keyof F];
type ValueOf<F> = F extends Field<infer T> ? T : never;
/** The TypeScript type that a set of fields describes. */
export type Infer<F extends Fields> = {
  readonly [K in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[K]>;
} & { readonly [K in OptionalKeys<F>]?: ValueOf<F[K]> };

type Required<T> = Field<T> & { readonly optional: false };
type Optional<T> = Field<T> & { readonly optional: true };

const field = <T>(shape: Shape): Field<T> & { readonly optional: false } => ({ shape, optional: false });
/** Free text. Always sealed under the family's key: nobody can promise that it names no one (decision 5). */
export const text = (max = 4000): Required<string> => ({
  ...field<string>({ kind: 'text', max }),
  sealed: { family: true },
});
/** A short identifier as on paper (a number, a file id); not personal, stays in the clear. */
export const token = (max = 100, pattern?: string): Required<string> =>
  field({ kind: 'token', max, ...(pattern === undefined ? {} : { pattern }) });
export const uuid = (): Required<string> => field({ kind: 'uuid' });
/** A short id that the region chooses: an agency, an officer, a commission. */
export const ref = (): Required<string> => field({ kind: 'ref' });
/** A value of a classifier of spec 6, named as in `libs/regulation` (for example `familyGrounds`). */
export const code = (classifier: string): Required<string> => field({ kind: 'code', classifier });
export const oneOf = <const V extends readonly string[]>(...values: V): Required<V[number]> =>
  field({ kind: 'oneOf', values });
export const date = (): Required<string> => field({ kind: 'date' });
export const instant = (): Required<string> => field({ kind: 'instant' });
/** `YYYY-MM`. */
export const month = (): Required<string> => field({ kind: 'month' });
export const int = (min = 0, max = 1_000_000_000): Required<number> => field({ kind: 'int', min, max });
/** Kopecks, an integer. */
export const money = (): Required<number> => field({ kind: 'int', min: 0, max: 1_000_000_000_000 });
export const num = (min: number, max: number): Required<number> => field({ kind: 'number', min, max });
export const bool = (): Required<boolean> => field({ kind: 'bool' });
export const wholeDocument = <T>(schema: string): Required<T> => field({ kind: 'document', schema });
export const object = <F extends Fields>(fields: F): Required<Infer<F>> => field({ kind: 'object', fields });
export const list = <T>(of: Field<T>, min = 0, max = 200): Required<readonly T[]> =>
  field({ kind: 'list', of, min, max });

/** May be absent. */
export const opt = <T>(of: Field<T>): Optional<T> => ({ ...of, optional: true });
/** Sealed under the key of the person whose id stands beside it in `idField`. */
export const ofPerson = <F extends Field<unknown>>(of: F, idField = 'personId'): F => ({
  ...of,
  sealed: { person: idField },
});
/** Sealed under the family's key. */
export const ofFamily = <F extends Field<unknown>>(of: F): F => ({ ...of, sealed: { family: true } });
/** Adds the meaning for docs. */
export const noted = <F extends Field<unknown>>(of: F, note: string): F => ({ ...of, note });
