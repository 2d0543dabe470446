import { DEMO_PASSWORD } from './region/directory';

export type Json = Readonly<Record<string, unknown>>;

/** The public HTTP API as the demo's users see it. */
export interface Client {
  /** @throws Error with the problem unless it is answered with 200 */
  get(as: string, path: string, headers?: Readonly<Record<string, string>>): Promise<Json>;
  /** @param sent with the key under which it is sent once. @throws Error with the problem unless it is accepted */
  post(as: string, path: string, sent: { readonly key: string; readonly body: object }): Promise<Json>;
  /** One batch of decisions; the answers in the order of the lines. */
  decisions(as: string, lines: readonly object[]): Promise<readonly Json[]>;
  /** Moves the server's clock forward; tokens of before have run out. */
  moveClock(now: string): Promise<void>;
}

const BEHIND = 503;
const TRIES = 15;

/**
 * @param url of the server, without `/api/v1`
 * @param signal ends whatever is under way: a stopped demo must not keep the server waiting
 */
export function makeClient(url: string, signal: AbortSignal): Client {
  const base = `${url}/api/v1`;
  const tokens = new Map<string, Promise<string>>();
  const call = async (method: string, path: string, init: RequestInit): Promise<Response> => {
    const response = await fetch(`${base}${path}`, { ...init, method, signal });
    if (response.ok) return response;
    throw Object.assign(new Error(`${method} ${path}: ${response.status} ${await response.text()}`), {
      status: response.status,
    });
  };
  const json = { 'content-type': 'application/json' };
  const signIn = async (username: string): Promise<string> => {
    const body = JSON.stringify({ username, password: DEMO_PASSWORD });
    const response = await call('POST', '/auth/token', { headers: json, body });
    return ((await response.json()) as { accessToken: string }).accessToken;
  };
  const signed = async (as: string): Promise<Readonly<Record<string, string>>> => {
    const token = tokens.get(as) ?? signIn(as);
    tokens.set(as, token);
    return { authorization: `Bearer ${await token}` };
  };
  const get: Client['get'] = async (as, path, headers = {}) => {
    for (let attempt = 1; ; attempt += 1)
      try {
        return (await (await call('GET', path, { headers: { ...(await signed(as)), ...headers } })).json()) as Json;
      } catch (error) {
        // "Not that fresh yet" is an answer to wait for; everything else is not.
        if ((error as { status?: number }).status !== BEHIND || attempt === TRIES) throw error;
      }
  };
  const post: Client['post'] = async (as, path, { key, body }) => {
    const headers = { ...(await signed(as)), ...json, 'idempotency-key': key };
    return (await (await call('POST', path, { headers, body: JSON.stringify(body) })).json()) as Json;
  };
  return {
    get,
    post,
    async decisions(as, lines) {
      const headers = { ...(await signed(as)), 'content-type': 'application/x-ndjson' };
      const body = lines.map((line) => JSON.stringify(line)).join('\n');
      const text = await (await call('POST', '/decisions', { headers, body })).text();
      const rows = text.split('\n').filter((row) => row !== '');
      return rows.map((row) => JSON.parse(row) as Json);
    },
    async moveClock(now) {
      await call('PUT', '/clock', { headers: { ...(await signed('admin')), ...json }, body: JSON.stringify({ now }) });
      tokens.clear();
    },
  };
}
