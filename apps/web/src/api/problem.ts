/** A refusal of the server (RFC 9457), worded in the language that was asked for. */
export interface ProblemDetails {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Of `READ_MODEL_BUILDING`: families that are done, of so many. */
  readonly done?: number;
  readonly total?: number;
}
/** What is wrong with one field; `path` like `persons[0].birthDate`. */
export interface FieldError {
  readonly path: string;
  readonly constraint: string;
  readonly message: string;
}

/** A request that was answered with a refusal. */
export class ProblemError extends Error {
  constructor(readonly problem: ProblemDetails) {
    super(problem.code);
  }
}
/** A request that found no server. */
export class ConnectionLost extends Error {}

const isDetails = (body: unknown): body is ProblemDetails =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;

/** The refusal in an answer's body; an answer that is none of ours (a proxy's page) says its status at least. */
export function problemOf(body: unknown, status: number): ProblemError {
  if (isDetails(body)) return new ProblemError(body);
  return new ProblemError({ status, code: 'UNREADABLE', title: `HTTP ${status}`, detail: '' });
}

/** What is asked for is being built after an upgrade: it comes by itself. */
export const isBuilding = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === 'READ_MODEL_BUILDING';

/** The problem's code, or null when something else went wrong. */
export const codeOf = (error: unknown): string | null => (error instanceof ProblemError ? error.problem.code : null);
