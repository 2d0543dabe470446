import { TEST_PASSWORD } from './directory';

export interface Answer {
  readonly status: number;
  /** The bytes of the body as text: what "the same answer" is judged by. */
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  readonly headers: Headers;
}
export interface Line {
  readonly commandId: string;
  readonly familyId: string;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly ifMatch?: string;
  readonly onBehalfOf?: string;
}
export type Headed = Readonly<Record<string, string>>;

/** The public HTTP API as its users see it. Signs each user in when needed, and again when a token has run out. */
export interface Client {
  delete(as: string, path: string): Promise<Answer>;
  get(as: string, path: string, headers?: Headed): Promise<Answer>;
  post(as: string, path: string, body: unknown, headers?: Headed): Promise<Answer>;
  /** `POST /families/{id}/commands/{command}` with the idempotency key. */
  command(as: string, what: Omit<Line, 'onBehalfOf'>): Promise<Answer>;
  /** `POST /decisions`: many at once; text is sent as it is. The answers in the order of the lines. */
  ndjson(as: string, lines: readonly Line[] | string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** `PUT /clock` as ADMINISTRATOR; tokens of before have run out and are asked for anew. */
  moveClock(instant: string): Promise<void>;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

async function call(url: string, method: string, headers: Headed, body?: string): Promise<Answer> {
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  return { status: response.status, text, json: parsed(text), headers: response.headers };
}

const expected = (answer: Answer, status: number, what: string): Answer => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}: ${answer.text}`);
  return answer;
};

/** @param url of the server, without `/api/v1` */
export function makeClient(url: string, password: string = TEST_PASSWORD): Client {
  const base = `${url}/api/v1`;
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (username: string): Promise<string> => {
    const body = JSON.stringify({ username, password });
    const answer = await call(`${base}/auth/token`, 'POST', { 'content-type': 'application/json' }, body);
    if (answer.status >= 300) throw new Error(`sign-in of ${username}: ${answer.status} ${answer.text}`);
    return (answer.json as { accessToken: string }).accessToken;
  };
  const tokenOf = (username: string): Promise<string> => {
    const token = tokens.get(username) ?? signIn(username);
    tokens.set(username, token);
    return token;
  };
  const send = async (as: string, method: string, path: string, rest: { headers?: Headed; body?: string } = {}) => {
    const once = async () =>
      call(`${base}${path}`, method, { authorization: `Bearer ${await tokenOf(as)}`, ...rest.headers }, rest.body);
    const answer = await once();
    if (answer.status !== 401) return answer;
    // The token has run out: once more with a new one, as any client does.
    tokens.delete(as);
    return once();
  };
  const json = { 'content-type': 'application/json' };
  return {
    delete: (as, path) => send(as, 'DELETE', path),
    get: (as, path, headers = {}) => send(as, 'GET', path, { headers }),
    post: (as, path, body, headers = {}) =>
      send(as, 'POST', path, { headers: { ...json, ...headers }, body: JSON.stringify(body) }),
    command: (as, { commandId, familyId, command, data, ifMatch }) =>
      send(as, 'POST', `/families/${familyId}/commands/${command}`, {
        headers: { ...json, 'idempotency-key': commandId, ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }) },
        body: JSON.stringify(data),
      }),
    ndjson: async (as, lines) => {
      const body = typeof lines === 'string' ? lines : lines.map((line) => JSON.stringify(line)).join('\n');
      const headers = { 'content-type': 'application/x-ndjson' };
      const answer = expected(await send(as, 'POST', '/decisions', { headers, body }), 200, 'POST /decisions');
      const rows = answer.text.split('\n').filter((row) => row.trim() !== '');
      return rows.map((row) => JSON.parse(row) as Readonly<Record<string, unknown>>);
    },
    moveClock: async (instant) => {
      const answer = await send('admin', 'PUT', '/clock', { headers: json, body: JSON.stringify({ now: instant }) });
      if (answer.status >= 300) throw new Error(`PUT /clock ${instant}: ${answer.status} ${answer.text}`);
      tokens.clear();
    },
  };
}
