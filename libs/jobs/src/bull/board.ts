import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BullJobs } from './open';

/** Pages that show the queues, below one path. */
export interface Board {
  readonly path: string;
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}
/** Whether these credentials (the header `authorization`) are those of somebody who may look. */
export type Admits = (authorization: string | undefined, address: string) => Promise<boolean>;

const PATH = '/jobs';
/** What is sealed is of no use on a page; the rest says whose job it is and when it was asked. */
const HIDDEN = new Set(['input', 'saved', 'sealed']);
const shown = (data: unknown): unknown =>
  Object.fromEntries(Object.entries(data ?? {}).filter(([name]) => !HIDDEN.has(name)));

/**
 * The queues as pages for administrators (bull-board): what waits, runs and failed, and a failed job tried again.
 * @param admits asked for every request
 */
export async function openBoard({ queues }: Pick<BullJobs, 'queues'>, admits: Admits): Promise<Board> {
  const { createBullBoard } = await import('@bull-board/api');
  const { BullAdapter } = await import('@bull-board/api/bullAdapter');
  const { FastifyAdapter } = await import('@bull-board/fastify');
  const { fastify } = await import('fastify');
  const serverAdapter = new FastifyAdapter().setBasePath(PATH);
  const adapters = [...queues.values()].map((queue) => {
    const adapter = new BullAdapter(queue, { allowRetries: true });
    adapter.setFormatter('data', shown);
    adapter.setFormatter('returnValue', shown);
    return adapter;
  });
  createBullBoard({ queues: adapters, serverAdapter, options: { uiConfig: { boardTitle: 'Куратор: задания' } } });
  const app = fastify();
  app.addHook('onRequest', async (request, reply) => {
    // A page of somebody else must not press buttons here with the administrator's password.
    if (request.headers['sec-fetch-site'] === 'cross-site') return reply.code(403).send();
    if (await admits(request.headers.authorization, request.ip)) return;
    return reply.code(401).header('www-authenticate', 'Basic realm="Kurator", charset="UTF-8"').send();
  });
  await app.register(serverAdapter.registerPlugin(), { prefix: PATH });
  await app.ready();
  return {
    path: PATH,
    handle: (request, response) => app.routing(request, response),
    close: () => app.close(),
  };
}
