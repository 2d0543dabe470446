import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics';

export interface Health {
  readonly ready: boolean;
  /** Part by part, for operators: never served on the public port. */
  readonly parts: Readonly<Record<string, unknown>>;
}
export interface Management {
  readonly port: number;
  close(): Promise<void>;
}

/** Pages besides, below a path of their own. */
export interface ManagementPages {
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
}

/**
 * Serves `/metrics` and the detailed `/health` on a port of its own, which is not published.
 * @throws Error when the port is taken
 */
export async function openManagement(
  at: { readonly port: number; readonly host: string },
  metrics: Metrics,
  health: () => Promise<Health>,
  pages: ManagementPages | null = null,
): Promise<Management> {
  const server = createServer((request, response) => {
    if (pages !== null && isBelow(pages.path, request.url)) return pages.handle(request, response);
    answer(request, metrics, health)
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch((error: unknown) => failed(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

const isBelow = (path: string, url = ''): boolean => url === path || new RegExp(`^${path}[/?]`).test(url);

async function answer(request: IncomingMessage, metrics: Metrics, health: () => Promise<Health>) {
  if (request.url === '/metrics')
    return { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() };
  if (request.url !== '/health') return { status: 404, type: 'text/plain', body: 'not found\n' };
  const state = await health();
  return { status: state.ready ? 200 : 503, type: 'application/json', body: JSON.stringify(state) };
}

function failed(response: ServerResponse, error: unknown): void {
  response
    .writeHead(500, { 'content-type': 'text/plain' })
    .end(`${error instanceof Error ? error.message : 'failed'}\n`);
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
