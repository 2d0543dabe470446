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

interface Command {
  readonly familyId: string;
  readonly command: string;
  readonly body: object;
  /** The revision that the writer has seen; null for a family that is new. */
  readonly revision: number | null;
}

/**
 * Records one command.
 * @throws ProblemError (400 fields, 409 REVISION_CONFLICT, 422 what cannot be), ConnectionLost
 */
export function record({ familyId, command, body, revision }: Command, sending: Sending): Promise<Decided> {
  const text = JSON.stringify(body);
  const headers = new Headers({
    'content-type': 'application/json',
    'idempotency-key': sending.keyFor(`${familyId} ${text}`),
  });
  if (revision !== null) headers.set('if-match', `"${revision}"`);
  const url = new URL(`/api/v1/families/${familyId}/commands/${command}`, location.origin);
  return answered(told(new Request(url, { method: 'POST', headers, body: text })));
}

/** An answer in the shape that `answered` reads. */
async function told(request: Request): Promise<{ data?: Decided; error?: unknown; response: Response }> {
  const response = await fetchSigned(request);
  const body: unknown = await response.json();
  return response.ok ? { data: body as Decided, response } : { error: body, response };
}
