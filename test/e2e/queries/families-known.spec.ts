import { randomUUID } from 'node:crypto';
import type { Role } from '@kurator/access';
import { useCases } from '@kurator/family';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { documentOf } from '../../../apps/api/src/openapi/document';
import { idOf } from '../../support/ids';
import type { Place } from '../../support/places';
import { INSIDE, openRealRegister, OUTSIDE, type RealRegister } from '../policy/register';

const HERE = idOf('known here');
const THERE = idOf('known there');
const REPORT = useCases.find(({ name }) => name === 'report')?.example as { persons: readonly object[] };
const MOTHER = { last: 'Повторнова', first: 'Алёна', patronymic: 'Учебновна' };
const BORN = '1989-07-01';

let register: RealRegister;
const post = (url: string, payload: object, [role, where]: readonly [Role, Place]) =>
  register.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload,
    headers: { authorization: register.tokenOf(role, where), 'idempotency-key': randomUUID() },
  });
async function reported(familyId: string, where: Place): Promise<string> {
  const persons = [
    { personId: randomUUID(), role: 'KR-01', name: MOTHER, birthDate: BORN },
    { personId: randomUUID(), role: 'KR-08', name: { last: 'Повторнов', first: 'Пётр' }, birthDate: '2015-01-02' },
  ];
  const { detectedByAgencyId: _by, ...rest } = REPORT as unknown as Record<string, unknown>;
  const body = {
    ...{ ...rest, detectedByAgencyKind: 'AG-99', municipality: where.oktmo, persons, addresses: [], paperNo: '17-у' },
    ...{ occurredAt: undefined, occurredOn: '2026-11-20' },
  };
  const answer = await post(`/families/${familyId}/commands/report`, body, ['COMMISSION_SECRETARY', where]);
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<{ position: string }>().position;
}
beforeAll(async () => {
  register = await openRealRegister('2026-11-22T06:00:00.000Z');
  await reported(HERE, INSIDE);
  const after = await reported(THERE, OUTSIDE);
  const authorization = register.tokenOf('COMMISSION_SECRETARY', INSIDE);
  const read = await register.app.inject({ url: '/api/v1/bank/families', headers: { authorization, after } });
  if (read.statusCode !== 200) throw new Error(read.body);
}, 60_000);
afterAll(() => register.close());

interface Known {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly more: boolean;
}
const SECRETARY = ['COMMISSION_SECRETARY', INSIDE] as const;
const known = async (person: object, who: readonly [Role, Place] = SECRETARY): Promise<Known> => {
  const answer = await post('/families/known', { persons: [person] }, who);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<Known>();
};

it('tells a commission which of its own families it is, and of another one only who has it under which number', async () => {
  const answer = await known({ name: MOTHER, birthDate: BORN });
  const [here, there] = answer.items;
  expect(answer.items).toHaveLength(2);
  expect(here).toMatchObject({ match: 'NAME_AND_BIRTH_DATE', familyId: HERE, municipality: INSIDE.oktmo });
  expect(here).toMatchObject({ journal: { holderId: `desk-${INSIDE.key}`, year: 2026, no: 1, paperNo: '17-у' } });
  expect(there).toEqual({
    match: 'NAME_AND_BIRTH_DATE',
    municipality: OUTSIDE.oktmo,
    commissionId: `kdn-${OUTSIDE.key}`,
    journal: { holderId: `desk-${OUTSIDE.key}`, year: 2026, no: 1, paperNo: '17-у' },
    bankRecordNo: null,
  });
  const { components } = documentOf(useCases) as { components: { schemas: Record<string, object> } };
  const ajv = addFormats(new Ajv2020({ strict: false }));
  expect(ajv.validate({ ...components.schemas['KnownFamilies'], components }, answer)).toBe(true);
});
it.each(['AGENCY_OFFICER', 'POLICE_OFFICER', 'CURATOR'] as const)(
  'tells %s of no family which one it is',
  async (role) => {
    const { items } = await known({ name: MOTHER }, [role, INSIDE]);
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${HERE}|${THERE}|familyId|Повторнов`));
  },
);
it('finds by one typing error, ё as е, and without patronymic', async () => {
  expect((await known({ name: { last: 'Повторнва', first: 'Алена' } })).items).toHaveLength(2);
});
it.each([
  ['another date of birth', { name: MOTHER, birthDate: '1989-07-02' }],
  ['another first name', { name: { ...MOTHER, first: 'Полина' } }],
  ['names of two people of one family', { name: { last: 'Повторнова', first: 'Пётр', patronymic: 'Учебновна' } }],
])('does not take %s for the same person', async (_what, person) => {
  expect(await known(person)).toEqual({ items: [], more: false });
});
it('wants a whole name, and nobody beyond those who report', async () => {
  const wrong = await post('/families/known', { persons: [{ name: { last: 'Повторнова' } }] }, SECRETARY);
  expect([wrong.statusCode, wrong.json<{ errors: { path: string }[] }>().errors[0]?.path]).toEqual([
    400,
    'persons[0].name.first',
  ]);
  const analyst = await post('/families/known', { persons: [{ name: MOTHER }] }, ['MINISTRY_ANALYST', INSIDE]);
  expect(analyst.statusCode).toBe(403);
});
it('is recorded with the families that it looked up, never with the name', async () => {
  await known({ name: MOTHER });
  const headers = { authorization: register.tokenOf('INSPECTOR', INSIDE) };
  const audit = await register.app.inject({ url: '/api/v1/audit', headers });
  const items = audit.json<{ items: readonly Readonly<Record<string, unknown>>[] }>().items;
  const entry = items.find(({ action }) => action === 'known-families');
  expect(entry).toMatchObject({ outcome: 'OK', query: { searched: true } });
  expect([...(entry?.['families'] as string[])].sort()).toEqual([HERE, THERE].sort());
  expect(audit.body).not.toContain('Повторнов');
});
