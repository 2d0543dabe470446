import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { en } from './en';
import type { SameKeys, Texts } from './keys';
import { language } from './language';
import { ru } from './ru';

void i18next.use(initReactI18next).init({
  lng: language.get(),
  fallbackLng: false,
  ns: ['common'],
  defaultNS: 'common',
  resources: { ru: { common: ru }, en: { common: en } },
  // React escapes already.
  interpolation: { escapeValue: false },
  initAsync: false,
});

function follow(): void {
  document.documentElement.lang = language.get();
  void i18next.changeLanguage(language.get());
}
language.subscribe(follow);
follow();

/**
 * Texts of a part of the page that loads later. Both languages have the same keys, which the compiler checks.
 * @returns a hook that answers `t`
 */
export function texts<T extends Texts>(namespace: string, russian: T, english: SameKeys<T>) {
  i18next.addResourceBundle('ru', namespace, russian);
  i18next.addResourceBundle('en', namespace, english);
  return () => useTranslation(namespace).t;
}

/** `t` of the texts that every page needs. */
export const useCommon = () => useTranslation('common').t;
/** `t` outside of components, where the language is that of the moment. */
export const translate = (key: string, options: Record<string, unknown> = {}): string => i18next.t(key, options);
