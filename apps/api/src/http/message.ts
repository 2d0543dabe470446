/** Title and detail of one code in both languages. `{name}` is replaced by a parameter of the rejection. */
export interface Message {
  readonly ru: { readonly title: string; readonly detail: string };
  readonly en: { readonly title: string; readonly detail: string };
}
export const message = (ru: readonly [string, string], en: readonly [string, string]): Message => ({
  ru: { title: ru[0], detail: ru[1] },
  en: { title: en[0], detail: en[1] },
});
