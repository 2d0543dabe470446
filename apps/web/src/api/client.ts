import createClient from 'openapi-fetch';
import { language } from '../i18n/language';
import { connection } from '../live/connection';
import { activity } from '../session/activity';
import { sessionStore } from '../session/store';
import { inspectionCase } from '../session/inspection';
import { problemOf } from './problem';
import type { paths } from './schema.gen';

/** The sign-in itself must not wait for a sign-in. */
const SIGN_IN = '/api/v1/auth/session';
/** A request later than this after the last key or click is the page's own: it keeps nobody signed in, ms. */
const OWN_AFTER = 30_000;

/**
 * `1` is what a change needs: another site can make a browser send a request, but not with a header of its own.
 * `background` says that nobody asked for it.
 */
const asker = (method: string): string =>
  method !== 'GET' || Date.now() - activity.last() < OWN_AFTER ? '1' : 'background';

function dressed(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.set('accept-language', language.get());
  headers.set('x-kurator-web', asker(request.method));
  const inspection = inspectionCase.get();
  if (inspection !== null) headers.set('x-inspection-case', encodeURIComponent(inspection));
  return new Request(request, { headers, credentials: 'same-origin' });
}

/**
 * `fetch` as the whole page uses it: says our headers, notices a lost connection, and holds a request whose sign-in ran
 * out until the password was entered again, so that nothing typed is lost.
 * @throws ConnectionLost when no server answers
 */
export async function send(request: Request): Promise<Response> {
  const asked = dressed(request);
  const again = asked.clone();
  const response = await connection.watch(() => fetch(asked));
  if (response.status !== 401 || new URL(request.url).pathname === SIGN_IN) return response;
  return (await sessionStore.renewed()) ? connection.watch(() => fetch(again)) : response;
}

/** The typed client of our OpenAPI document. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: send });

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of an accepted call.
 * @throws ProblemError for a refusal, ConnectionLost when no server answers
 */
export async function answered<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemOf(error, response.status);
  seen(data);
  return data as T;
}

/** Every answer tells how far the log is; the live updates begin at the first one. */
function seen(data: unknown): void {
  if (typeof data !== 'object' || data === null || !('position' in data)) return;
  if (typeof data.position === 'string') connection.position = data.position;
}
