import { MESSAGES } from '../../../apps/api/src/http/messages';

/** The body of a refusal. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}
const RUSSIAN = /[а-яё]{3}/i;
const filled = (text: string): boolean => !/[{}]/.test(text);

/** The sentence with `*` for an id or a number of its own. */
export const sentence = (says: string): RegExp => {
  const parts = says.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\w-]+')}$`);
};
/** What a person is told: the reason at the first place that is wrong, else the sentence itself. */
export const toldIn = ({ errors, detail }: Problem): string => errors?.[0]?.message ?? detail;

/** Title and sentence are those of the code in Russian, with every value in its place. */
export function expectRussian({ code, title, detail }: Problem): void {
  expect(title).toBe(MESSAGES[code]?.ru.title);
  expect([title, detail]).toEqual([expect.stringMatching(RUSSIAN), expect.stringMatching(RUSSIAN)]);
  expect(filled(detail)).toBe(true);
}
/** The same in English, without a Russian word. */
export function expectEnglish({ code, title, detail }: Problem): void {
  expect(title).toBe(MESSAGES[code]?.en.title);
  expect(`${title} ${detail}`).not.toMatch(/[а-яё]/i);
  expect(filled(detail)).toBe(true);
}
