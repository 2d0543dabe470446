import { randomUUID } from 'node:crypto';
import { testDirectory, type DirectoryAdditions } from '../../support/directory';
import { openInProcess, type InProcess } from '../policy/register';

export type Json = Readonly<Record<string, unknown>>;
export interface Told {
  readonly status: number;
  readonly text: string;
  readonly json: Json;
  readonly etag: string | undefined;
}
type Headers = Readonly<Record<string, string>>;

/** The whole register of a test file, asked as its users ask it. */
export interface Desk {
  /** `POST /{path}` with a key of its own, unless the headers bring one. */
  send(as: string, path: string, body: unknown, headers?: Headers): Promise<Told>;
  get(as: string, path: string, headers?: Headers): Promise<Told>;
  /** Moves the clock forward. */
  moveTo(instant: string): void;
  close(): Promise<void>;
}

/** Opens it at an instant. Tokens are asked for anew at each call: the clock moves by months. */
export async function openDesk(now: string, extra: DirectoryAdditions = {}): Promise<Desk> {
  const register: InProcess = await openInProcess(testDirectory(extra), now);
  let position: string | undefined;
  const call = async (
    as: string,
    request: { method: 'GET' | 'POST'; path: string; body?: unknown; headers: Headers },
  ) => {
    const { method, path, body, headers } = request;
    const answer = await register.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        authorization: await register.tokenOf(as),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    const isOne = answer.body !== '' && !String(answer.headers['content-type']).includes('ndjson');
    const json = (isOne ? JSON.parse(answer.body) : {}) as Json;
    const etag = answer.headers['etag'];
    return { status: answer.statusCode, text: answer.body, json, etag: typeof etag === 'string' ? etag : undefined };
  };
  return {
    async send(as, path, body, headers = {}) {
      const told = await call(as, {
        method: 'POST',
        path,
        body,
        headers: { 'idempotency-key': randomUUID(), ...headers },
      });
      // A proposal says none: nothing has changed by it.
      if (told.status === 201 && 'position' in told.json) position = String(told.json['position']);
      return told;
    },
    get: (as, path, headers = {}) =>
      call(as, {
        method: 'GET',
        path,
        headers: { ...(position === undefined ? {} : { after: position }), ...headers },
      }),
    moveTo: (instant) => register.parts.clock.advanceTo(instant),
    close: () => register.close(),
  };
}
