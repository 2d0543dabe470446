import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { useCases } from '@kurator/family';
import { documentOf } from '../../../apps/api/src/openapi/document';
import { INSIDE, openRealRegister, OUTSIDE, type RealRegister } from '../policy/register';

let register: RealRegister;
beforeAll(async () => (register = await openRealRegister('2026-11-22T06:00:00.000Z')), 60_000);
afterAll(() => register.close());

const get = async (url: string, authorization: string) => {
  const answer = await register.app.inject({ url: `/api/v1${url}`, headers: { authorization } });
  expect(answer.statusCode).toBe(200);
  return answer.json<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>();
};
const secretary = () => register.tokenOf('COMMISSION_SECRETARY', INSIDE);
const documented = documentOf(useCases) as { components: { schemas: Record<string, object> } };
const ajv = addFormats(new Ajv2020({ strict: false }));

it('classifiers, event types, rules and roles have their Russian names, as the contract has them', async () => {
  const words = await get('/classifiers', secretary());
  expect(ajv.validate(documented.components.schemas['Classifiers'] as object, words)).toBe(true);
  expect(words['items']).toHaveLength(41);
  expect(words['items']?.find(({ id }) => id === 'dangerLevels')?.['values']).toHaveLength(4);
  expect(words['eventTypes']).toContainEqual({
    type: 'curator-assigned',
    title: { ru: 'Назначен куратор', en: 'A curator was assigned' },
  });
  for (const kind of ['eventTypes', 'rules', 'roles'])
    for (const { title } of words[kind] ?? []) expect((title as { ru: string }).ru).toMatch(/[А-ЯЁа-яё]/);
});

it('the directory names every municipality and commission, and the people of the own territory only', async () => {
  const seen = await get('/directory', secretary());
  expect(ajv.validate(documented.components.schemas['Directory'] as object, seen)).toBe(true);
  const { municipalities = [], agencies = [], officers = [] } = seen;
  expect(municipalities.find(({ oktmo }) => oktmo === INSIDE.oktmo)).toMatchObject({ inTerritory: true });
  expect(municipalities.find(({ oktmo }) => oktmo === OUTSIDE.oktmo)).toMatchObject({ inTerritory: false });
  const foreign = agencies.filter(({ municipality }) => municipality !== INSIDE.oktmo);
  expect(foreign.length).toBeGreaterThan(0);
  expect(new Set(foreign.map(({ kind }) => kind))).toEqual(new Set(['AG-01']));
  const own = new Set(
    agencies.filter(({ municipality }) => municipality === INSIDE.oktmo).map(({ agencyId }) => agencyId),
  );
  expect(officers.length).toBeGreaterThan(0);
  expect(officers.filter(({ agencyId }) => !own.has(agencyId as string))).toEqual([]);
});
it('an analyst gets names of places and agencies, none of people', async () => {
  const { officers, agencies } = await get('/directory', register.tokenOf('MINISTRY_ANALYST', INSIDE));
  expect(officers).toEqual([]);
  expect(agencies?.length).toBeGreaterThan(1);
});
it('a municipality narrows it, one outside leaves nobody', async () => {
  const { officers } = await get(`/directory?municipality=${OUTSIDE.oktmo}`, secretary());
  expect(officers).toEqual([]);
});
