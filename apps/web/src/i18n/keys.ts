/** Texts by key, nested; plural forms end in `_one`, `_few`, `_many`, `_other`. */
export interface Texts {
  readonly [key: string]: string | Texts;
}
/** The same keys with other words: English may lack a plural form of Russian, never a text. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
