import type { Blamed } from '@kurator/kernel';
import type { Language, Wrong } from '../validation/validate';
import { MESSAGES } from './messages';
import { worded } from './wording';

/** A refusal on its way out: a status, a stable code and the values of its text. */
export class Problem extends Error {
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly Blamed[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    more: {
      readonly params?: Readonly<Record<string, string | number>>;
      readonly errors?: readonly Blamed[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(code);
    this.params = more.params ?? {};
    this.errors = more.errors;
    this.headers = more.headers ?? {};
  }
}

/** RFC 9457 with the stable `code` beside it. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly Wrong[];
  readonly [param: string]: unknown;
}

const filled = (template: string, params: Problem['params'], language: Language): string =>
  template.replace(/\{(\w+)\}/g, (_all, name: string) => worded(name, params[name] ?? '—', language));

/** Title and detail of a code; a code without a text is a fault of ours and reads as its own name. */
export function textOf(code: string, params: Problem['params'], language: Language): { title: string; detail: string } {
  const text = MESSAGES[code]?.[language] ?? { title: code, detail: code };
  return { title: text.title, detail: filled(text.detail, params, language) };
}

const UNFIT = {
  ru: 'значение здесь не подходит или его не хватает',
  en: 'the value does not fit here or is missing',
};

const ALLOWED = { ru: 'здесь может стоять: ', en: 'may be one of: ' };
const isUnfit = (code: string): boolean => code === 'VALIDATION_FAILED';

/** What is wrong with a value that has no code of its own: which ones there are, where they are few. */
function unfit({ allowed }: Problem['params'], language: Language): Omit<Wrong, 'path'> {
  return allowed === undefined
    ? { constraint: 'value', message: UNFIT[language] }
    : { constraint: 'oneOf', message: `${ALLOWED[language]}${allowed}` };
}

/** What a document is blamed for, in the language asked for where it has been put into it. */
const said = ({ en, ...wrong }: Blamed, language: Language): Wrong =>
  language === 'en' && en !== undefined ? { ...wrong, message: en } : wrong;

/**
 * The places that a refusal blames: those that the shape check found, or the one that the domain names, with the words
 * of its code.
 */
export function placesOf(
  { code, params, errors }: Pick<Problem, 'code' | 'params' | 'errors'>,
  detail: string,
  language: Language,
): readonly Wrong[] | undefined {
  const { path } = params;
  if (errors !== undefined) return errors.map((one) => said(one, language));
  if (path === undefined) return undefined;
  return [{ path: String(path), ...(isUnfit(code) ? unfit(params, language) : { constraint: code, message: detail }) }];
}

/** The body of a refusal. The parameters stand beside the code, so that a program need not read the text. */
export function detailsOf(problem: Problem, instance: string, language: Language): ProblemDetails {
  const text = textOf(problem.code, problem.params, language);
  const errors = placesOf(problem, text.detail, language);
  return {
    ...problem.params,
    type: `urn:kurator:problem:${problem.code}`,
    ...text,
    status: problem.status,
    code: problem.code,
    instance,
    ...(errors === undefined ? {} : { errors }),
  };
}

export const invalid = (errors: readonly Blamed[]): Problem => new Problem(400, 'VALIDATION_FAILED', { errors });
