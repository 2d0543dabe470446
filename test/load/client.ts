import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { PASSWORD, units } from './directory';

export interface Answer {
  readonly status: number;
  readonly text: string;
}
/** A keep-alive client of the server on 127.0.0.1, with a living token for every secretary and the ministry. */
export interface Client {
  get(as: string, path: string, headers?: OutgoingHttpHeaders): Promise<Answer>;
  post(as: string, path: string, body: unknown, headers?: OutgoingHttpHeaders): Promise<Answer>;
  /** The header of a user's living token. */
  signed(as: string): { readonly authorization: string };
  close(): void;
}

/** Signs everybody in for real. @param connections at most so many at once */
export async function openClient(port: number, connections: number): Promise<Client> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method: string, path: string, headers: OutgoingHttpHeaders, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const options = { agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } };
      const sent = request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const json = { 'content-type': 'application/json' };
  const tokens = new Map<string, string>();
  for (const username of [...units.map(({ key }) => `secretary-${key}`), 'ministry', 'importer']) {
    const { status, text } = await send(
      'POST',
      '/api/v1/auth/token',
      json,
      JSON.stringify({ username, password: PASSWORD }),
    );
    if (status >= 300) throw new Error(`sign-in of ${username}: ${status} ${text}`);
    tokens.set(username, (JSON.parse(text) as { accessToken: string }).accessToken);
  }
  const signed = (as: string) => ({ authorization: `Bearer ${tokens.get(as)}` });
  return {
    get: (as, path, headers = {}) => send('GET', path, { ...signed(as), ...headers }),
    post: (as, path, body, headers = {}) =>
      send('POST', path, { ...signed(as), ...json, ...headers }, JSON.stringify(body)),
    signed,
    close: () => agent.destroy(),
  };
}
