import { grantOf, refusedAction, roleForCommand, type Refusal, type Viewer } from '@kurator/access';
import type { FastifyRequest } from 'fastify';
import type { ApiParts } from '../parts';
import { Problem } from './problem';
import { gatheredOf, rulesOf } from './route';
import { sessionSecretOf } from './session-cookie';

/** The documentation holds nothing but the contract; Swagger registers its routes without our decorators. */
const DOCUMENTATION = /^\/api\/(?:docs(?:[/?]|$)|openapi\.json(?:\?|$))/;

/**
 * Checks 401 and 403 before the body is read (`api.md`, "Order of checks"): a stranger learns nothing from a body,
 * and cannot make the server parse one.
 */
export const accessHook =
  (parts: Pick<ApiParts, 'accounts'>) =>
  async (request: FastifyRequest): Promise<void> => {
    const rules = rulesOf(request);
    if (request.is404 || rules.open === true || DOCUMENTATION.test(request.url)) return;
    const user = await signedIn(request, parts);
    const viewer = withInspection(user, request.headers['x-inspection-case']);
    const gathered = gatheredOf(request);
    gathered.viewer = viewer;
    const params = request.params as Readonly<Record<string, string | undefined>>;
    gathered.audit = auditOf(viewer, rules.action ?? `command:${params['command'] ?? ''}`, params['familyId']);
    const refusal = refusalOf(request, viewer);
    if (refusal !== null) throw new Problem(403, refusal);
  };

/** A header decides before a cookie: a program that signs in for itself is never mistaken for the browser. */
async function signedIn(request: FastifyRequest, { accounts }: Pick<ApiParts, 'accounts'>): Promise<Viewer> {
  const { authorization } = request.headers;
  if (authorization === undefined) return inBrowser(request, accounts);
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  const viewer = token === undefined ? null : await accounts.verify(token);
  if (viewer === null) throw unauthenticated();
  return viewer;
}

/** Whether who began a reading may go on with it: a stream may last longer than the sign-in behind it. */
export async function isStillSignedIn(
  request: FastifyRequest,
  { accounts }: Pick<ApiParts, 'accounts'>,
): Promise<boolean> {
  const { session } = gatheredOf(request);
  // A stream that lies open is no sign of life.
  if (session !== undefined) return (await accounts.session(session.secret, false)) !== null;
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return (await accounts.verify(token)) !== null;
}

const unauthenticated = (): Problem =>
  new Problem(401, 'UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer' } });
const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/**
 * The user behind the browser's cookie. Another site can make a browser send a request with it, but not with a header of
 * our own: no change without `X-Kurator-Web: 1`. What the page asks by itself says `background` and keeps nobody signed in.
 */
async function inBrowser(request: FastifyRequest, accounts: ApiParts['accounts']): Promise<Viewer> {
  const said = request.headers['x-kurator-web'];
  const secret = sessionSecretOf(request);
  const session = secret === null ? null : await accounts.session(secret, said !== 'background');
  if (secret === null || session === null) throw unauthenticated();
  if (!isRead(request) && said !== '1') throw new Problem(403, 'WEB_HEADER_REQUIRED');
  gatheredOf(request).session = { secret, expiresAt: session.expiresAt };
  return session.viewer;
}

function refusalOf(request: FastifyRequest, viewer: Viewer): Refusal | null {
  const rules = rulesOf(request);
  if (rules.action !== undefined) return refusedAction(rules.action, viewer);
  if (rules.byCommand !== true) return 'FORBIDDEN_ROLE';
  const { command = '' } = request.params as { command?: string };
  if (grantOf(command) === undefined) throw new Problem(404, 'COMMAND_UNKNOWN');
  return roleForCommand(command, viewer) === null ? 'FORBIDDEN_ROLE' : null;
}

/** The number of the inspection is percent-encoded UTF-8; one that cannot be decoded counts as absent. */
function withInspection(viewer: Viewer, header: string | string[] | undefined): Viewer {
  if (typeof header !== 'string' || header === '' || header.length > 600) return viewer;
  if (!/^(?:[\x21-\x24\x26-\x7e]|%[0-9a-f]{2})+$/i.test(header)) return viewer;
  const inspectionCase = Buffer.from(
    header.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
  return inspectionCase.includes('\uFFFD') ? viewer : { ...viewer, inspectionCase };
}

const auditOf = (viewer: Viewer, action: string, family: string | undefined) => ({
  user: viewer.userId,
  action,
  ...(viewer.officerId === undefined ? {} : { officer: viewer.officerId }),
  ...(viewer.agencyId === undefined ? {} : { agency: viewer.agencyId }),
  ...(viewer.inspectionCase === undefined ? {} : { inspectionCase: viewer.inspectionCase }),
  ...(family === undefined ? {} : { family: family.slice(0, 64) }),
});
