import type { FastifyRequest } from 'fastify';
import { invalid, Problem } from '../http/problem';
import { UUID } from '../validation/leaf';

const one = (request: FastifyRequest, name: string): string | undefined => {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** The commandId of a single command. @throws Problem 400 when it is absent or no UUID */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = one(request, 'idempotency-key');
  if (key === undefined || !UUID.test(key)) throw new Problem(400, 'IDEMPOTENCY_KEY_REQUIRED');
  return key;
}

/** The revision in `If-Match: "7"`. @throws Problem 400 for anything else in it */
export function ifMatchOf(request: FastifyRequest): { readonly ifMatch?: number } {
  const value = one(request, 'if-match');
  if (value === undefined) return {};
  const revision = /^"(\d{1,9})"$/.exec(value)?.[1];
  if (revision === undefined)
    throw invalid([
      {
        path: 'If-Match',
        constraint: 'revision',
        message: 'нужна версия в кавычках: "7"',
        en: 'a revision in quotes is needed: "7"',
      },
    ]);
  return { ifMatch: Number(revision) };
}

/** The officer for whom the commission's software sends a single command. */
export function onBehalfOfHeader(request: FastifyRequest): { readonly onBehalfOf?: string } {
  const onBehalfOf = one(request, 'x-on-behalf-of');
  return onBehalfOf === undefined ? {} : { onBehalfOf };
}
