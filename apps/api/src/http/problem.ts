import type { Language, Wrong } from '../validation/validate';
import { MESSAGES } from './messages';

/** A refusal on its way out: a status, a stable code and the values of its text. */
export class Problem extends Error {
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly Wrong[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly status: number,
    readonly code: string,
    more: {
      readonly params?: Readonly<Record<string, string | number>>;
      readonly errors?: readonly Wrong[];
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

const filled = (template: string, params: Problem['params']): string =>
  template.replace(/\{(\w+)\}/g, (_all, name: string) => String(params[name] ?? '—'));

/** Title and detail of a code; a code without a text is a fault of ours and reads as its own name. */
export function textOf(code: string, params: Problem['params'], language: Language): { title: string; detail: string } {
  const text = MESSAGES[code]?.[language] ?? { title: code, detail: code };
  return { title: text.title, detail: filled(text.detail, params) };
}

/** The body of a refusal. The parameters stand beside the code, so that a program need not read the text. */
export function detailsOf(problem: Problem, instance: string, language: Language): ProblemDetails {
  return {
    ...problem.params,
    type: `urn:kurator:problem:${problem.code}`,
    ...textOf(problem.code, problem.params, language),
    status: problem.status,
    code: problem.code,
    instance,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
  };
}

export const invalid = (errors: readonly Wrong[]): Problem => new Problem(400, 'VALIDATION_FAILED', { errors });
