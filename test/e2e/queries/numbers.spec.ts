import { randomUUID } from 'node:crypto';
import type { Role } from '@kurator/access';
import { useCases } from '@kurator/family';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { documentOf } from '../../../apps/api/src/openapi/document';
import { idOf } from '../../support/ids';
import type { Place } from '../../support/places';
import { INSIDE, openRealRegister, OUTSIDE, type RealRegister } from '../policy/register';

const [OLD, NEW, THERE] = [idOf('numbered old'), idOf('numbered new'), idOf('numbered there')];
const REPORT = useCases.find(({ name }) => name === 'report')?.example as Record<string, unknown>;
const SECRETARY: Role = 'COMMISSION_SECRETARY';

let register: RealRegister;
async function reported(familyId: string, where: Place, more: object): Promise<string> {
  const { detectedByAgencyId: _by, occurredAt: _at, ...rest } = REPORT;
  const persons = [
    { personId: randomUUID(), role: 'KR-01', name: { last: 'Нумерова', first: 'Учебна' }, birthDate: '1989-07-01' },
    { personId: randomUUID(), role: 'KR-08', name: { last: 'Нумеров', first: 'Пётр' }, birthDate: '2015-01-02' },
  ];
  const body = { ...rest, detectedByAgencyKind: 'AG-99', municipality: where.oktmo, persons, addresses: [], ...more };
  const headers = { authorization: register.tokenOf(SECRETARY, where), 'idempotency-key': randomUUID() };
  const url = `/api/v1/families/${familyId}/commands/report`;
  const answer = await register.app.inject({ method: 'POST', url, payload: body, headers });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ position: string }>().position;
}
interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
  readonly total: number;
}
let after = '';
async function found(query: string, [role, where]: readonly [Role, Place] = [SECRETARY, INSIDE]): Promise<Page> {
  const headers = { authorization: register.tokenOf(role, where), after };
  const answer = await register.app.inject({ url: `/api/v1/bank/numbers?${query}`, headers });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Page>();
}
const families = ({ items }: Page) => items.map(({ familyId }) => familyId);

beforeAll(async () => {
  register = await openRealRegister('2026-11-22T06:00:00.000Z');
  await reported(OLD, INSIDE, { occurredOn: '2026-11-10', paperNo: '17/У' });
  await reported(NEW, INSIDE, { occurredOn: '2026-11-20', paperNo: '17' });
  after = await reported(THERE, OUTSIDE, { occurredOn: '2026-11-20', paperNo: '17' });
}, 60_000);
afterAll(() => register.close());

it('finds a family of the own territory by a number as people write it, the whole number before its beginning', async () => {
  const page = await found('q=%E2%84%96%2017');
  expect(families(page)).toEqual([NEW, OLD]);
  expect(page.items[0]).toEqual({
    ...{ familyId: NEW, name: 'Нумерова Учебна', municipality: INSIDE.oktmo, state: 'REPORTED' },
    ...{ kind: 'JOURNAL_ENTRY', number: '17', on: '2026-11-20' },
  });
  expect(families(await found('q=17%2F%D1%83'))).toEqual([OLD]);
  const { components } = documentOf(useCases) as { components: { schemas: Record<string, object> } };
  const ajv = addFormats(new Ajv2020({ strict: false }));
  expect(ajv.validate({ ...components.schemas['Numbers'], components }, page)).toBe(true);
});
it('finds nothing of another territory, and nothing by the end of a number', async () => {
  expect(families(await found('q=17', [SECRETARY, OUTSIDE]))).toEqual([THERE]);
  expect(await found(`q=17&municipality=${OUTSIDE.oktmo}`)).toMatchObject({ items: [], total: 0 });
  expect(families(await found('q=7'))).toEqual([]);
});
it('goes on page by page', async () => {
  const first = await found('q=17&limit=1');
  const second = await found(`q=17&limit=1&cursor=${first.nextCursor}`);
  expect([families(first), families(second), second.nextCursor, second.total]).toEqual([[NEW], [OLD], null, 2]);
});
it('is on record with the families that it showed, without what was searched for', async () => {
  await found('q=17', ['CURATOR', INSIDE]);
  const headers = { authorization: register.tokenOf('INSPECTOR', INSIDE), 'x-inspection-case': '1' };
  const answer = await register.app.inject({ url: `/api/v1/audit?family=${NEW}`, headers });
  const { items } = answer.json<{ items: readonly { user: string; action: string; query: object }[] }>();
  const own = items.find(({ user }) => user.startsWith('CURATOR'));
  expect(own).toMatchObject({ action: 'numbers', query: { searched: true } });
  expect(JSON.stringify(own?.query)).not.toContain('17');
});
