import { grantOf, refusedAction, roleForCommand, type Refusal, type Viewer } from '@kurator/access';
import type { FastifyRequest } from 'fastify';
import type { ApiParts } from '../parts';
import { Problem } from './problem';
import { gatheredOf, rulesOf } from './route';

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

async function signedIn(request: FastifyRequest, { accounts }: Pick<ApiParts, 'accounts'>): Promise<Viewer> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const viewer = token === undefined ? null : await accounts.verify(token);
  if (viewer === null) throw new Problem(401, 'UNAUTHENTICATED', { headers: { 'www-authenticate': 'Bearer' } });
  return viewer;
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
