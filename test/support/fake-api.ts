import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

export interface Asked {
  readonly method: string;
  /** Path below `/api/v1`, with its query. */
  readonly path: string;
  readonly key: string | undefined;
  readonly body: unknown;
}
export interface Told {
  readonly status: number;
  readonly body: unknown;
}
export interface FakeApi {
  readonly url: string;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/**
 * A server that signs anybody in, lets its clock be moved and asks `tell` for everything else; what `tell` does not
 * know is 404. For testing the harness itself.
 */
export async function startFakeApi(tell: (asked: Asked) => Told | undefined): Promise<FakeApi> {
  const answerTo = async (request: IncomingMessage): Promise<Told> => {
    const path = (request.url ?? '').replace('/api/v1', '');
    if (path === '/auth/token') return { status: 200, body: { accessToken: 't', tokenType: 'Bearer', expiresIn: 1 } };
    if (path === '/clock') return { status: 200, body: {} };
    const key = request.headers['idempotency-key'];
    const asked = { method: request.method ?? '', path, key: String(key), body: await bodyOf(request) };
    return tell(asked) ?? { status: 404, body: { code: 'NOT_FOUND' } };
  };
  const server = createServer((request, response) => {
    void answerTo(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
