import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalid, Problem } from './problem';
import { rulesOf } from './route';

export const MAX_BODY = 1024 * 1024;
const NOT_JSON = [
  { path: '', constraint: 'json', message: 'тело запроса не является JSON', en: 'the body is not JSON' },
];

/** JSON up to 1 MiB is parsed; a streamed route gets the stream itself, as JSON or NDJSON. Anything else is 415. */
export function useBodyParsers(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', (request: FastifyRequest, payload: Readable) =>
    rulesOf(request).streamed === true ? Promise.resolve(payload) : parsed(payload),
  );
  fastify.addContentTypeParser('application/x-ndjson', (request: FastifyRequest, payload: Readable) => {
    if (rulesOf(request).streamed === true) return Promise.resolve(payload);
    throw new Problem(415, 'MEDIA_TYPE_UNSUPPORTED');
  });
}

async function parsed(payload: Readable): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) throw new Problem(413, 'BODY_TOO_LARGE', { headers: { connection: 'close' } });
    chunks.push(chunk as Buffer);
  }
  // Some systems of the agencies write a byte order mark; it says nothing about the body.
  return parseJson(
    Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, ''),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw invalid(NOT_JSON);
    throw error;
  }
}
