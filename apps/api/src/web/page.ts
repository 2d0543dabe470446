import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';

/** Where the built web application lies. */
export const WEB_ROOT = join(projectRoot, 'dist', 'web');
const PLACE = '%CSP_NONCE%';

/**
 * What a page of ours may do in a browser: nothing of any other origin, no inline script, style elements only under the
 * nonce of this answer. Inline style attributes stay allowed: Mantine positions and sizes by them (ADR 018).
 */
export const policyOf = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * The application's one HTML page under a nonce. Read at each visit: a small file, and a new build shows at once.
 * @returns null when no web application was built
 */
export function pageWith(nonce: string): string | null {
  const file = join(WEB_ROOT, 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll(PLACE, nonce) : null;
}
