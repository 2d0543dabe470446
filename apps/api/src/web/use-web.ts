import { randomBytes } from 'node:crypto';
import fastifyStatic from '@fastify/static';
import { pathOnly } from '@kurator/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem';
import type { RouteRules } from '../http/route';
import { pageWith, policyOf, WEB_ROOT } from './page';

/** The page and its files hold no data: they are open, what they ask for is not. */
const config = { open: true } satisfies RouteRules;
/** Addresses of programs, never of the page. */
const NOT_A_PAGE = /^\/(?:api|health)(?:\/|$)|\.[A-Za-z0-9]+$/;

/**
 * Serves the web application that `npm run build` made: hashed files for good, everything else fresh at each visit; every
 * address that is neither the API's nor a file's is the page, whose own router reads it.
 */
export async function useWeb(fastify: FastifyInstance): Promise<void> {
  await fastify.register(fastifyStatic, { root: WEB_ROOT, serve: false, preCompressed: true, cacheControl: false });
  fastify.get('/assets/:file', { config }, (request, reply) => {
    const { file } = request.params as { readonly file: string };
    return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${file}`);
  });
  for (const file of ['theme.js', 'icon.svg'])
    fastify.get(`/${file}`, { config }, (_, reply) => reply.header('cache-control', 'no-cache').sendFile(file));
  fastify.get('/', { config }, page);
  fastify.get('/*', { config }, page);
}

function page(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  const html = NOT_A_PAGE.test(pathOnly(request.url)) ? null : pageWith(nonce);
  if (html === null) throw new Problem(404, 'NOT_FOUND');
  return reply
    .headers({
      'content-security-policy': policyOf(nonce),
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
    })
    .type('text/html; charset=utf-8')
    .send(html);
}
