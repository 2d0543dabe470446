import { missingIn, toBody } from './body';
import type { Schema, Values } from './schema';
import { fromBody } from './values';

jest.mock('../i18n/language', () => ({ language: { get: () => 'ru' } }));
jest.mock('./schema', () => ({
  isGroup: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  isRequired: (schema: Schema, name: string) => schema.required?.includes(name) === true,
}));

interface Operation {
  readonly requestBody: { readonly content: { readonly 'application/json': { schema: Schema; example: Values } } };
}
const { paths } = jest.requireActual<{
  readonly paths: Readonly<Record<string, { readonly post?: Operation }>>;
}>('../../../../docs/openapi.json');
const commands = Object.entries(paths).flatMap(([path, { post }]) => {
  const [, command] = /families\/\{familyId\}\/commands\/([a-z-]+)$/.exec(path) ?? [];
  return command === undefined || post === undefined
    ? []
    : [[command, post.requestBody.content['application/json']] as const];
});

it('the contract has its commands', () => expect(commands.length).toBeGreaterThan(100));

/** Far from Greenwich on both sides: an instant must come back to the same moment. */
describe.each(['Europe/Moscow', 'Asia/Kamchatka', 'America/New_York'])('in %s', (timeZone) => {
  it.each(commands)('the example of %s passes through its form unchanged', (_command, { schema, example }) => {
    const sent = toBody(schema, fromBody(schema, example, timeZone), timeZone);
    expect(meant(sent)).toEqual(meant(example));
    expect(missingIn(schema, sent)).toEqual([]);
  });
});

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value);
/** `06:15Z` and `06:15:00.000Z` are one moment, and an optional list of nobody is as good as none. */
const meant = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body), (_key, value: unknown) => {
    if (Array.isArray(value) && value.length === 0) return undefined;
    return isInstant(value) ? new Date(value).toISOString() : value;
  });
