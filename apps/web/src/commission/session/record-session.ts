import { send } from '../../api/client';
import { problemOf } from '../../api/problem';
import type { DecisionLine } from './prepare';
import type { Answer } from './session-state';

interface Line {
  readonly status: number;
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

function answerOf({ status, code, title = '', detail, errors = [] }: Line): Answer {
  if (status === 201) return { kind: 'RECORDED' };
  if (code === 'REVISION_CONFLICT') return { kind: 'CONFLICT' };
  const byPath = errors.map(({ path, message }) => [path.replace(/^data\./, ''), message] as const);
  return { kind: 'REFUSED', text: detail ?? title, errors: Object.fromEntries(byPath) };
}

/**
 * Records all questions in one go; each succeeds or fails alone (`POST /decisions`).
 * @returns an answer for each line, in their order
 * @throws ProblemError, ConnectionLost when the whole was not taken
 */
export async function recordSession(lines: readonly DecisionLine[]): Promise<readonly Answer[]> {
  const response = await send(
    new Request(new URL('/api/v1/decisions', location.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: lines.map((line) => JSON.stringify(line)).join('\n'),
    }),
  );
  const text = await response.text();
  if (!response.ok) throw problemOf(JSON.parse(text), response.status);
  const rows = text.split('\n').filter((row) => row !== '');
  return rows.map((row) => answerOf(JSON.parse(row) as Line));
}
