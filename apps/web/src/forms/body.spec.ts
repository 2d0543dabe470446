import { instantOf, missingIn, toBody } from './body';
import type { Schema } from './schema';

jest.mock('../i18n/language', () => ({ language: { get: () => 'ru' } }));
jest.mock('./schema', () => ({
  isGroup: (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value),
  isRequired: (schema: Schema, name: string) => schema.required?.includes(name) === true,
}));

const SCHEMA: Schema = {
  type: 'object',
  required: ['occurredOn', 'threat', 'persons', 'addresses'],
  properties: {
    occurredOn: { type: 'string', format: 'date' },
    occurredAt: { type: 'string', format: 'date-time' },
    threat: { type: 'boolean' },
    note: { type: 'string' },
    document: { type: 'object', required: ['number'], properties: { number: { type: 'string' } } },
    persons: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['role'], properties: { role: { type: 'string' } } },
    },
    addresses: { type: 'array', minItems: 0, items: { type: 'string' } },
    signs: { type: 'array', items: { type: 'string' } },
  },
};

it('sends nothing that was left empty, and a box left alone as no', () =>
  expect(
    toBody(SCHEMA, { occurredOn: '2026-02-02', note: ' ', signs: [], persons: [{ role: 'KR-01' }] }, 'UTC'),
  ).toEqual({
    occurredOn: '2026-02-02',
    threat: false,
    persons: [{ role: 'KR-01' }],
    addresses: [],
  }));

it.each([
  ['2026-02-02T09:15', 'Europe/Moscow', '2026-02-02T06:15:00.000Z'],
  ['2026-02-02T02:15', 'Asia/Novosibirsk', '2026-02-01T19:15:00.000Z'],
  ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => expect(instantOf(local, zone)).toBe(instant));

it('names what is missing by the path under which the server would', () =>
  expect(missingIn(SCHEMA, { threat: false, addresses: [], persons: [{}], document: {} })).toEqual([
    'occurredOn',
    'document.number',
    'persons[0].role',
  ]));
it('misses an empty list that needs an item', () =>
  expect(missingIn(SCHEMA, { occurredOn: '2026-02-02', threat: false, addresses: [], persons: [] })).toEqual([
    'persons',
  ]));
