import { randomUUID } from 'node:crypto';
import { ACTIONS, COMMANDS, roleNames, routesOfRule, type Role } from '@kurator/access';
import { useCases, type UseCase } from '@kurator/family';
import type { Place } from '../../support/places';
import { CALLS, FAMILY, type Call } from './calls';
import { INSIDE, openRealRegister, OUTSIDE, type RealRegister } from './register';
import {
  asServed,
  BY_HAND,
  COMMAND_ROUTE,
  expanded,
  nameless,
  OPEN_ROUTES,
  routesOf,
  STREAM_COMMAND_ROUTES,
  type Row,
  type Where,
} from './routes';

const NOW = '2026-11-22T06:00:00.000Z';
const REPORT = useCases.find(({ name }) => name === 'report')?.example;
const placeOf = (where: Where): Place => (where === 'inside' ? INSIDE : OUTSIDE);

let register: RealRegister;
beforeAll(async () => {
  register = await openRealRegister(NOW);
  const secretary = register.tokenOf('COMMISSION_SECRETARY', INSIDE);
  const { statusCode, body } = await call({ method: 'POST', url: commandUrl('report') }, secretary, REPORT);
  if (statusCode !== 201) throw new Error(body);
}, 60_000);
afterAll(() => register.close());

const call = ({ method, url, headers }: Call, authorization: string | null, payload?: object) =>
  register.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: {
      'idempotency-key': randomUUID(),
      ...(payload && { 'content-type': 'application/json' }),
      ...(authorization && { authorization }),
      ...headers,
    },
    ...(payload && { payload: JSON.stringify(payload) }),
  });
const commandUrl = (name: string): string => `/families/${FAMILY}/commands/${name}`;

/** What a role sends to a command: its example; the commission's software names an officer who may do that at home. */
function commandCall(useCase: UseCase, { role, where }: Pick<Row, 'role' | 'where'>): readonly [Call, object] {
  const { key } = placeOf(where);
  const commission = COMMANDS[useCase.name]?.roles.some((one) => one === 'COMMISSION_SECRETARY');
  const officer = commission === true ? `off-secretary-${key}` : `off-specialist-${key}`;
  const headers: Call['headers'] = role === 'COMMISSION_SYSTEM' ? { 'x-on-behalf-of': officer } : {};
  return [{ method: 'POST', url: commandUrl(useCase.name), headers }, useCase.example];
}

/** The regional secretary keeps lists of families, not those of duties. */
const LIST = { form: 'F-M7', filters: { unit: INSIDE.oktmo, period: '2026-Q1' }, format: 'JSON' };

/** The commission's software names the officer for whom it takes a step of a correction. */
function ownCall(what: keyof typeof ACTIONS, role: Role, { key }: Place): readonly [Call, object?] {
  const [one, payload] = CALLS[what];
  if (what === 'export' && role === 'REGIONAL_SECRETARY') return [one, LIST];
  const named = role === 'COMMISSION_SYSTEM' && /^(stream-)?(annulment|correction|proposal-\w+)$/.test(what);
  return [named ? { ...one, headers: { 'x-on-behalf-of': `off-secretary-${key}` } } : one, payload];
}

function callOf({ what, role, where }: Row): readonly [Call, object?] {
  if (!what.startsWith('command:')) return ownCall(what as keyof typeof ACTIONS, role, placeOf(where));
  return commandCall(useCases.find(({ name }) => `command:${name}` === what) as UseCase, { role, where });
}

/** What the answer means: `allowed` is anything but a refusal for role or territory. */
async function outcomeOf(row: Row, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const [{ headers, ...rest }, payload] = callOf(row);
  const token = register.tokenOf(row.role, placeOf(row.where));
  const { statusCode, body } = await call({ ...rest, headers: { ...headers, ...more } }, token, payload);
  const code = statusCode < 300 || body === '' ? '' : (JSON.parse(body) as { code: string }).code;
  if (statusCode >= 500) return `${statusCode} ${body}`;
  return [401, 403].includes(statusCode) || code === 'FAMILY_NOT_FOUND' ? code : 'allowed';
}
const CASE = { 'x-inspection-case': encodeURIComponent('П-12/2026') };
const names = useCases.map(({ name }) => name);

describe('the policy table over the real register', () => {
  it('has a row for every route that is served, or the route is open by name', () => {
    const known = [
      COMMAND_ROUTE,
      ...STREAM_COMMAND_ROUTES,
      ...Object.values(ACTIONS).flatMap(routesOfRule).map(asServed),
    ].map(nameless);
    const printed = register.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const served = routesOf(printed).map(nameless);
    expect(served.filter((route) => !known.includes(route) && !OPEN_ROUTES.some((open) => open.test(route)))).toEqual(
      [],
    );
    expect(known.filter((route) => !served.includes(route))).toEqual([]);
  });

  it('asks everyone to sign in, on every route', async () => {
    for (const what of [...Object.keys(ACTIONS), ...names.map((name) => `command:${name}`)]) {
      const [one, payload] = callOf({ what, role: 'CURATOR', where: 'inside', expected: 'allowed' });
      const { statusCode, body } = await call(one, null, payload);
      expect([what, statusCode, (JSON.parse(body) as { code: string }).code]).toEqual([what, 401, 'UNAUTHENTICATED']);
    }
  });

  it.each([...Object.keys(ACTIONS), ...names.map((name) => `command:${name}`)])(
    '%s is answered to every role, inside and outside, as the table says',
    async (what) => {
      const rows = expanded(names).filter((row) => row.what === what);
      expect(rows).toHaveLength(roleNames.length * 2);
      const answered: Row[] = [];
      for (const row of rows) answered.push({ ...row, expected: (await outcomeOf(row, CASE)) as Row['expected'] });
      expect(answered).toEqual(rows);
    },
  );

  it.each(BY_HAND)('%s is open and closed to those whom the spec names', async (what, open, closed) => {
    const asked = async (role: Role) => [
      role,
      await outcomeOf({ what, role, where: 'inside', expected: 'allowed' }, CASE),
    ];
    expect(await Promise.all(open.map(asked))).toEqual(open.map((role) => [role, 'allowed']));
    expect(await Promise.all(closed.map(asked))).toEqual(closed.map((role) => [role, 'FORBIDDEN_ROLE']));
  });

  it.each([
    'bank',
    'card',
    'history',
    'programme',
    'family-deadlines',
    'deadlines',
    'figure-families',
    'compliance-families',
  ])('an inspector reads %s only with the number of the inspection', async (what) => {
    const row: Row = { what, role: 'INSPECTOR', where: 'inside', expected: 'allowed' };
    expect([await outcomeOf(row), await outcomeOf(row, CASE)]).toEqual(['INSPECTION_CASE_REQUIRED', 'allowed']);
  });
  it.each(['quarter', 'caseload'])('an inspector reads %s without a number', async (what) => {
    expect(await outcomeOf({ what, role: 'INSPECTOR', where: 'inside', expected: 'allowed' })).toBe('allowed');
  });

  it('the list of the bank shows the family to its own territory only', async () => {
    const seen = async (where: Where) => {
      const { body } = await call(CALLS.bank[0], register.tokenOf('COMMISSION_SECRETARY', placeOf(where)));
      return (JSON.parse(body) as { items: { familyId: string }[] }).items.map(({ familyId }) => familyId);
    };
    expect([await seen('inside'), await seen('outside')]).toEqual([[FAMILY], []]);
  });
  it.each(roleNames.filter((role) => 'decisions' in ACTIONS && COMMANDS['report']?.roles.includes(role)))(
    'a line of %s for another territory is 404 in the batch as well',
    async (role) => {
      const one = { commandId: randomUUID(), familyId: FAMILY, command: 'report', data: REPORT };
      const behalf = role === 'COMMISSION_SYSTEM' ? { onBehalfOf: `off-secretary-${OUTSIDE.key}` } : {};
      const { body } = await call({ method: 'POST', url: '/decisions' }, register.tokenOf(role, OUTSIDE), [
        { ...one, ...behalf },
      ]);
      expect(JSON.parse(body)).toMatchObject({ line: 1, status: 404, code: 'FAMILY_NOT_FOUND' });
    },
  );
});
