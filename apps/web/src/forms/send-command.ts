import { answered, send as fetchSigned } from '../api/client';
import type { Decided } from '../api/types';
import { uuid } from './uuid';

/** What is sent once: the same body has the same key, so a repeated click or a lost answer records nothing twice. */
export class Sending {
  private key = uuid();
  private last = '';

  keyFor(body: string): string {
    if (this.last !== '' && this.last !== body) this.key = uuid();
    this.last = body;
    return this.key;
  }
}

interface Step {
  /** What it is about: `families/{familyId}`, `periods/{periodId}`. */
  readonly of: string;
  /** Where it goes below that: `commands/report`. */
  readonly to: string;
  readonly body: object;
  /** The revision that the writer has seen; null for what is new, or where none is shown. */
  readonly revision: number | null;
}

/**
 * Records one command, or another step about a family or about something else.
 * @throws ProblemError (400 fields, 409 REVISION_CONFLICT, 422 what cannot be), ConnectionLost
 */
export function record<T = Decided>({ of, to, body, revision }: Step, sending: Sending): Promise<T> {
  const text = JSON.stringify(body);
  const headers = new Headers({
    'content-type': 'application/json',
    'idempotency-key': sending.keyFor(`${of} ${to} ${text}`),
  });
  if (revision !== null) headers.set('if-match', `"${revision}"`);
  const url = new URL(`/api/v1/${of}/${to}`, location.origin);
  return answered(told<T>(new Request(url, { method: 'POST', headers, body: text })));
}

/** An answer in the shape that `answered` reads. */
async function told<T>(request: Request): Promise<{ data?: T; error?: unknown; response: Response }> {
  const response = await fetchSigned(request);
  const body: unknown = await response.json();
  return response.ok ? { data: body as T, response } : { error: body, response };
}
