import { createStore } from '../ui/store';
import { preferences } from '../ui/preferences';

export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const stored = preferences.read('language');
/** The language of the page; Russian unless the user chose English. */
export const language = createStore<Language>(stored === 'en' ? 'en' : 'ru');
language.subscribe(() => preferences.write('language', language.get()));
