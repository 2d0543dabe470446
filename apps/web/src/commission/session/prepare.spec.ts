import { prepared } from './prepare';
import type { Item, Protocol } from './session-state';

jest.mock('../../i18n/language', () => ({ language: { get: () => 'ru' } }));
jest.mock('../../forms/schema', () => ({
  isGroup: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  isRequired: (schema: { required?: readonly string[] }, name: string) => schema.required?.includes(name) === true,
}));

const text = { type: 'string' } as const;
const group = (properties: object) => ({ type: 'object', required: Object.keys(properties), properties }) as never;
const schema = group({
  occurredOn: text,
  resolution: group({ number: text, sessionOn: text }),
  votes: group({ present: { type: 'integer' } }),
  result: text,
});
const known = {
  schemaOf: (command: string) => (command === '' ? null : { summary: '', schema }),
  timeZone: 'UTC',
  missing: 'empty',
};
const item = (commandId: string, more: Partial<Item> = {}): Item => ({
  ...{ commandId, familyId: 'f1', name: '', command: 'hold-review', number: '7/2', values: { result: 'KEPT' } },
  revision: 4,
  ...more,
});
const protocol = (...items: readonly Item[]): Protocol => ({
  resolution: { sessionOn: '2026-02-17' },
  votes: { present: 9 },
  items,
});

it('sends the revision that was seen with the first decision about a family only', () => {
  const made = prepared(protocol(item('a'), item('b'), item('c', { familyId: 'f2', revision: 1 })), known);
  expect('lines' in made && made.lines.map(({ ifMatch }) => ifMatch)).toEqual([4, undefined, 1]);
  expect('lines' in made && made.lines[0]?.data).toEqual({
    ...{ occurredOn: '2026-02-17', result: 'KEPT', votes: { present: 9 } },
    resolution: { number: '7/2', sessionOn: '2026-02-17' },
  });
});
it('sends nothing while a field is empty, and says which: of the head, of which question', () =>
  expect(
    prepared({ ...protocol(item('a', { number: ' ', values: {} }), item('b', { command: null })), votes: {} }, known),
  ).toEqual({
    head: { 'votes.present': 'empty' },
    items: { a: { 'resolution.number': 'empty', result: 'empty' }, b: { command: 'empty' } },
  }));
