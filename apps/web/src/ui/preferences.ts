/** The only things that stay in the browser for good: how somebody likes to see the page. No data, no sign-in. */
export type Preference = 'language' | 'theme';

const keyOf = (name: Preference): string => `kurator.${name}`;

export const preferences = {
  /** @returns null when nothing was chosen, or the browser keeps nothing */
  read(name: Preference): string | null {
    try {
      return localStorage.getItem(keyOf(name));
    } catch (error) {
      if (error instanceof DOMException) return null;
      throw error;
    }
  },
  /** A browser that keeps nothing (private mode, a full disk) forgets the choice with the page. */
  write(name: Preference, value: string): void {
    try {
      localStorage.setItem(keyOf(name), value);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  },
};
