import { randomUUID } from 'node:crypto';
import { baseUrl, DEMO_PASSWORD } from './page';

/** The second way to the same data: the HTTP interface, past the page. */
export interface Api {
  /** Sees what was sent before, by whomever of the tests. */
  get<T>(path: string): Promise<T>;
  /** Sends something to an address, with a key of its own. @throws Error when it is refused */
  post<T>(path: string, body: object): Promise<T>;
  /** Sends a command to a family. @throws Error when it is refused */
  send(familyId: string, command: string, body: object): Promise<void>;
  /** Moves the register's clock forward. */
  moveClock(now: string): Promise<void>;
}

async function answered(response: Response): Promise<unknown> {
  const body = (await response.json()) as unknown;
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body;
}

/** By server: the position of the last decision. The read models follow it a moment later. */
const decided = new Map<string, string>();

interface Where {
  /** Of an inspector. */
  readonly inspectionCase?: string;
  /** Another server than the suite's, without `/api/v1`. */
  readonly server?: string;
  readonly password?: string;
}
/** Signs in by token. */
export async function apiAs(username: string, where: Where = {}): Promise<Api> {
  const { inspectionCase, server = baseUrl(), password = DEMO_PASSWORD } = where;
  const url = `${server}/api/v1`;
  const type = { 'content-type': 'application/json' };
  const body = JSON.stringify({ username, password });
  const token = await answered(await fetch(`${url}/auth/token`, { method: 'POST', headers: type, body }));
  const headers = {
    ...type,
    authorization: `Bearer ${(token as { accessToken: string }).accessToken}`,
    ...(inspectionCase === undefined ? {} : { 'x-inspection-case': encodeURIComponent(inspectionCase) }),
  };
  const post: Api['post'] = async <T>(path: string, data: object) => {
    const answer = await answered(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body: JSON.stringify(data),
      }),
    );
    decided.set(server, (answer as { readonly position: string }).position);
    return answer as T;
  };
  return {
    post,
    get: async <T>(path: string) => {
      const position = decided.get(server);
      const after: Readonly<Record<string, string>> = position === undefined ? {} : { after: position };
      return (await answered(await fetch(`${url}${path}`, { headers: { ...headers, ...after } }))) as T;
    },
    async moveClock(now) {
      await answered(await fetch(`${url}/clock`, { method: 'PUT', headers, body: JSON.stringify({ now }) }));
    },
    send: async (familyId, command, data) => void (await post(`/families/${familyId}/commands/${command}`, data)),
  };
}
