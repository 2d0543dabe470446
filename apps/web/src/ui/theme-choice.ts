import { createStore } from './store';
import { preferences } from './preferences';

export const THEMES = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof THEMES)[number];

const stored = preferences.read('theme');
/** The scheme of colours that the user chose; the system's own until then. `public/theme.js` reads the same key. */
export const themeChoice = createStore<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto');

export function chooseTheme(theme: Theme): void {
  preferences.write('theme', theme);
  themeChoice.set(theme);
}
