import { ACTIONS, COMMANDS, roleNames, type ActionRule, type Role } from '@kurator/access';
import { STREAM_ROUTES } from '../../../apps/api/src/streams/kinds';

/** Open by `api.md`: signing in, health, the documentation. Everything else needs a row of the policy table. */
export const OPEN_ROUTES: readonly RegExp[] = [
  /^POST \/api\/v1\/auth\/(token|session)$/,
  /^GET \/health\/(live|ready)$/,
  /^GET \/api\/openapi\.json$/,
  /^GET \/api\/docs(\/|$)/,
  // The page and its files hold no data.
  /^GET \/(\*|assets\/:|theme\.js|icon\.svg)?$/,
];

/** Every route that Fastify serves, `GET /api/v1/families/:familyId`; HEAD stands beside every GET and is left out. */
export function routesOf(printed: string): readonly string[] {
  const above: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const match = /^((?:│ {3}| {4})*)[├└]── (\S*) \(([A-Z, ]+)\)$/.exec(line);
    if (!match) return [];
    const [, indent = '', own = '', methods = ''] = match;
    const depth = indent.length / 4;
    above.splice(depth, above.length, own);
    const path = above.join(own === '/' ? '' : '/').replaceAll('//', '/');
    return methods.split(', ').flatMap((method) => (method === 'HEAD' ? [] : [`${method} ${path}`]));
  });
}

/** A route whatever its parameters are called: the router shows all names that a segment goes by. */
export const nameless = (route: string): string => route.replaceAll(/:[^/]+/g, ':');

/** The route of a row of the table as Fastify writes it. */
export const asServed = (route: string): string => route.replace(' /', ' /api/v1/').replaceAll(/\{(\w+)\}/g, ':$1');
export const COMMAND_ROUTE = 'POST /api/v1/families/:familyId/commands/:command';

export const STREAM_COMMAND_ROUTES: readonly string[] = STREAM_ROUTES.map((route) => `POST /api/v1/${route}`);

export type Where = 'inside' | 'outside';
/** One line of the expanded table: what this role is answered for this route, there. */
export interface Row {
  /** An action's name or `command:<name>`. */
  readonly what: string;
  readonly role: Role;
  readonly where: Where;
  readonly expected: 'allowed' | 'FORBIDDEN_ROLE' | 'FAMILY_NOT_FOUND' | 'FORBIDDEN_TERRITORY';
}

const OUTSIDE: Readonly<Record<ActionRule['territory'], Row['expected']>> = {
  FAMILY: 'FAMILY_NOT_FOUND',
  UNIT: 'FORBIDDEN_TERRITORY',
  REGION: 'FORBIDDEN_TERRITORY',
  NONE: 'allowed',
};
/**
 * Lists and batches have no single family in their address: the list is empty, the batch answers line by line. A request
 * for information and a journal answer with codes of their own (`test/e2e/streams`).
 */
const WITHOUT_FAMILY: readonly string[] = ['bank', 'numbers', 'decisions', 'feed', 'requests', 'request', 'journal'];

/** What someone of the place itself is answered: nobody here has the whole region, or works where the bank is kept. */
const insideOf = ({ territory, access }: ActionRule, role: Role): Row['expected'] => {
  if (territory === 'REGION') return 'FORBIDDEN_TERRITORY';
  return access[role] === 'KEEPER' ? 'FORBIDDEN_ROLE' : 'allowed';
};

const row = (
  what: string,
  [role, granted]: readonly [Role, boolean],
  outside: Row['expected'],
  inside: Row['expected'] = 'allowed',
): readonly Row[] => [
  { what, role, where: 'inside', expected: granted ? inside : 'FORBIDDEN_ROLE' },
  { what, role, where: 'outside', expected: granted ? outside : 'FORBIDDEN_ROLE' },
];

/** Both tables, flat. */
export function expanded(commands: readonly string[]): readonly Row[] {
  const actions: readonly (readonly [string, ActionRule])[] = Object.entries(ACTIONS);
  return [
    ...actions.flatMap(([name, rule]) =>
      roleNames.flatMap((role) =>
        row(
          name,
          [role, role in rule.access],
          WITHOUT_FAMILY.includes(name) ? 'allowed' : OUTSIDE[rule.territory],
          insideOf(rule, role),
        ),
      ),
    ),
    ...commands.flatMap((name) =>
      roleNames.flatMap((role) =>
        row(`command:${name}`, [role, COMMANDS[name]?.roles.includes(role) === true], 'FAMILY_NOT_FOUND'),
      ),
    ),
  ];
}

/** Rows of spec 9.4, written by hand: a wrong table is noticed, not only a wrong guard. */
export const BY_HAND: readonly (readonly [string, readonly Role[], readonly Role[]])[] = [
  ['card', ['COMMISSION_SECRETARY', 'REGIONAL_SECRETARY', 'MINISTRY_OPERATOR'], ['MINISTRY_ANALYST', 'ADMINISTRATOR']],
  ['history', ['COMMISSION_SECRETARY', 'CURATOR'], ['REGIONAL_SECRETARY', 'MINISTRY_ANALYST', 'MINISTRY_OPERATOR']],
  ['bank', ['REGIONAL_SECRETARY', 'INSTITUTION_OPERATOR'], ['MINISTRY_ANALYST', 'ADMINISTRATOR']],
  ['numbers', ['COMMISSION_SECRETARY', 'MINISTRY_OPERATOR'], ['MINISTRY_ANALYST', 'ADMINISTRATOR']],
  ['caseload', ['INSTITUTION_OPERATOR', 'CURATOR', 'REGIONAL_SECRETARY', 'INSPECTOR'], ['GROUP_MEMBER']],
  ['quarter', ['COMMISSION_SECRETARY', 'MINISTRY_ANALYST', 'INSPECTOR'], ['CURATOR', 'GROUP_MEMBER', 'POLICE_OFFICER']],
  ['period-submission', [], ['CURATOR', 'MINISTRY_OPERATOR', 'MINISTRY_ANALYST', 'ADMINISTRATOR']],
  ['period-summary', [], ['COMMISSION_SECRETARY', 'INSTITUTION_OPERATOR', 'MINISTRY_ANALYST', 'INSPECTOR']],
  ['audit', ['INSPECTOR', 'MINISTRY_OPERATOR'], ['COMMISSION_SECRETARY', 'MINISTRY_ANALYST', 'REGIONAL_SECRETARY']],
  ['export', ['COMMISSION_SECRETARY', 'REGIONAL_SECRETARY', 'INSPECTOR'], ['MINISTRY_ANALYST', 'ADMINISTRATOR']],
  ['clock', ['ADMINISTRATOR'], ['MINISTRY_OPERATOR', 'INSPECTOR']],
  ['rebuild', ['ADMINISTRATOR'], ['MINISTRY_OPERATOR', 'COMMISSION_SECRETARY']],
  ['directory-import', ['ADMINISTRATOR'], ['MINISTRY_OPERATOR', 'COMMISSION_SECRETARY']],
  ['decisions', ['COMMISSION_SYSTEM', 'CURATOR'], ['INSPECTOR', 'MINISTRY_OPERATOR', 'ADMINISTRATOR']],
  // Spec 3.3, the column "who".
  ['command:recognise-sop', ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'], ['CURATOR', 'AGENCY_OFFICER', 'INSPECTOR']],
  ['command:order-survey', ['COMMISSION_SECRETARY'], ['COMMISSION_CHAIR', 'CURATOR', 'INSTITUTION_OPERATOR']],
  ['command:record-survey', ['AGENCY_OFFICER', 'GUARDIANSHIP_OFFICER', 'CURATOR'], ['COMMISSION_SECRETARY']],
  ['command:acquaint-family', ['CURATOR', 'COMMISSION_SECRETARY'], ['INSTITUTION_OPERATOR', 'POLICE_OFFICER']],
  ['command:assign-specialist', ['INSTITUTION_OPERATOR'], ['COMMISSION_SECRETARY', 'CURATOR']],
  ['command:start-accompaniment', ['INSTITUTION_OPERATOR'], ['COMMISSION_SECRETARY', 'MINISTRY_OPERATOR']],
  ['command:deregister', ['COMMISSION_SECRETARY'], ['CURATOR', 'INSTITUTION_OPERATOR', 'ADMINISTRATOR']],
  ['command:report', ['POLICE_OFFICER', 'INSTITUTION_OPERATOR'], ['REGIONAL_SECRETARY', 'INSPECTOR', 'ADMINISTRATOR']],
];
