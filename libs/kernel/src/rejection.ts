/** Why a fact or a request is refused. `code` is stable and listed in `docs/policy.md` and the message catalogue. */
export interface Rejection {
  readonly code: string;
  /** HTTP status that the edge answers with: 400 shape and dates, 404, 409 conflicts, 422 hard guards. */
  readonly status: 400 | 403 | 404 | 409 | 422;
  /** Values for the message in both languages (numbers, dates, codes; never personal data). */
  readonly params: Readonly<Record<string, string | number>>;
  /** Where in the body, when one place is to blame: `subjects[1].personId`. */
  readonly path?: string;
  /** Every place that is wrong, where a whole document is judged (a regulation profile). */
  readonly errors?: readonly Blamed[];
}

/** What is wrong at one place of a document: a stable word and a sentence in Russian, and in English where there is one. */
export interface Blamed {
  readonly path: string;
  readonly constraint: string;
  readonly message: string;
  readonly en?: string;
}

/** A hard guard that fails (spec 3.3): the fact is logically impossible. */
export const reject = (code: string, params: Rejection['params'] = {}, path?: string): Rejection => ({
  code,
  status: 422,
  params,
  ...(path === undefined ? {} : { path }),
});

export const isRejection = (value: unknown): value is Rejection =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'params' in value;
