import type { FastifyRequest } from 'fastify';

const NAME = 'kurator-session';
const VALUE = /^[A-Za-z0-9_-]{43}$/;

/** The secret of the browser's session, or null: no cookie of ours, or one that we never gave. */
export function sessionSecretOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? '';
  return VALUE.test(value) ? value : null;
}

/**
 * Only https carries a `Secure` cookie back. Who ends TLS before us says so with `X-Forwarded-Proto`; who lies there only
 * loses the cookie. In production it is always `Secure`: children's data do not travel in the clear (ADR 019).
 */
const isSecure = ({ headers, protocol }: FastifyRequest, production: boolean): boolean =>
  production || protocol === 'https' || headers['x-forwarded-proto'] === 'https';

const cookie = (value: string, more: readonly string[]): string =>
  [`${NAME}=${value}`, 'Path=/api', 'HttpOnly', 'SameSite=Strict', ...more].join('; ');

/** `Set-Cookie` that signs the browser in; it ends with the browser, and on the server at the latest with the session. */
export const sessionCookie = (secret: string, request: FastifyRequest, production: boolean): string =>
  cookie(secret, isSecure(request, production) ? ['Secure'] : []);

/** `Set-Cookie` that takes it away. */
export const noCookie = (request: FastifyRequest, production: boolean): string =>
  cookie('', ['Max-Age=0', ...(isSecure(request, production) ? ['Secure'] : [])]);
