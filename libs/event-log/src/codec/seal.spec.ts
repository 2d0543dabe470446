import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { date, list, object, ofFamily, ofPerson, opt, text, token, uuid } from '@kurator/kernel';
import type { JsonObject } from '../port';
import { KeyDestroyed, KeyMissing } from '../vault/errors';
import type { KeyRing } from '../vault/key-ring';
import { NotInTheClear, SealBroken } from './errors';
import { box, part, unseal } from './seal';
import { sealPlan } from './seal-plan';

const plan = sealPlan({
  on: date(),
  note: opt(text()),
  address: ofFamily(object({ city: token(), flat: token() })),
  persons: list(
    object({ personId: uuid(), name: ofPerson(token()), birthMonth: token(), aliases: ofPerson(list(token())) }),
  ),
});
const place = { stream: 'family-1', eventId: 'e-1' };
let counter = 0;
const bytes = (size: number) => createHash('sha512').update(String(counter++)).digest().subarray(0, size);
const ringOf = (...names: string[]): KeyRing => new Map(names.map((name) => [name, Buffer.from(bytes(32))]));

const person = fc.record({
  personId: fc.constantFrom('p-1', 'p-2', 'p-3'),
  name: fc.string({ unit: 'binary' }),
  birthMonth: fc.constant('2015-04'),
  aliases: fc.array(fc.string(), { maxLength: 3 }),
});
const data: fc.Arbitrary<JsonObject> = fc.record({
  persons: fc.array(person, { maxLength: 5 }),
  on: fc.constant('2026-02-02'),
  note: fc.string(),
  address: fc.record({ city: fc.string(), flat: fc.string() }),
});
const sample: JsonObject = {
  on: '2026-02-02',
  note: 'секрет семьи',
  address: { city: 'Йошкар-Ола', flat: '7' },
  persons: [
    { personId: 'p-1', name: 'Мария', birthMonth: '2015-04', aliases: ['Маша'] },
    { personId: 'p-2', name: 'Пётр', birthMonth: '1980-01', aliases: [] },
  ],
};
const sealed = (clear: JsonObject, ring: KeyRing) => {
  const { data: marked, values } = part(clear, plan);
  return { data: marked, boxes: box(place, values, ring, bytes) };
};

test('what was sealed opens again, also from an engine that orders the members otherwise', () => {
  const ring = ringOf('family', 'p-1', 'p-2', 'p-3');
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([name, member]) => [name, reversed(member)]),
    );
  };
  fc.assert(
    fc.property(data, (clear) => {
      const stored = sealed(clear, ring);
      expect(unseal(place, stored, ring, 'all')).toEqual(clear);
      expect(unseal(place, { ...stored, data: reversed(stored.data) as JsonObject }, ring, 'all')).toEqual(clear);
    }),
  );
});

test('nothing personal is left in what is stored, and what is not personal stays', () => {
  const stored = sealed(sample, ringOf('family', 'p-1', 'p-2'));
  expect(stored.data).toEqual({
    on: '2026-02-02',
    note: { $sealed: 'family' },
    address: { $sealed: 'family' },
    persons: [
      { personId: 'p-1', name: { $sealed: 'p-1' }, birthMonth: '2015-04', aliases: { $sealed: 'p-1' } },
      { personId: 'p-2', name: { $sealed: 'p-2' }, birthMonth: '1980-01', aliases: { $sealed: 'p-2' } },
    ],
  });
  expect(Object.keys(stored.boxes).sort()).toEqual(['family', 'p-1', 'p-2']);
});

test('a reader of persons leaves the family key sealed', () => {
  const ring = ringOf('family', 'p-1', 'p-2');
  const read = unseal(place, sealed(sample, ring), ring, 'persons');
  expect(read).toMatchObject({
    note: { $sealed: 'family' },
    address: { $sealed: 'family' },
    persons: [{ name: 'Мария' }, { name: 'Пётр' }],
  });
});

test('a destroyed key leaves erased values, and those of others in the clear', () => {
  const ring = ringOf('family', 'p-1', 'p-2');
  const stored = sealed(sample, ring);
  const after = new Map([...ring, ['p-1', null] as const]);
  const read = unseal(place, stored, after, 'all');
  const erased = { $erased: true };
  expect(read).toMatchObject({ note: 'секрет семьи', persons: [{ name: erased, aliases: erased }, { name: 'Пётр' }] });
  expect(JSON.stringify(read)).not.toContain('Мария');
  const noFamily = new Map([...ring, ['family', null] as const]);
  expect(unseal(place, stored, noFamily, 'persons').note).toEqual(erased);
});

test('nothing is sealed with a key that is destroyed or missing', () => {
  const { values } = part(sample, plan);
  expect(() => box(place, values, new Map([...ringOf('family', 'p-2'), ['p-1', null] as const]), bytes)).toThrow(
    KeyDestroyed,
  );
  expect(() => box(place, values, ringOf('family', 'p-1'), bytes)).toThrow(KeyMissing);
});

test('a value that its reader had only as a marker is not stored again', () => {
  expect(() => part({ ...sample, note: { $sealed: 'family' } }, plan)).toThrow(NotInTheClear);
});

test.each<[string, (stored: { data: JsonObject; boxes: Record<string, string> }) => unknown]>([
  ['a changed box', (stored) => (stored.boxes.family = Buffer.alloc(60).toString('base64'))],
  ['a box too short', (stored) => (stored.boxes.family = 'AAAA')],
  ['a missing box', (stored) => delete stored.boxes.family],
  ['a marker too many', (stored) => ((stored.data as Record<string, unknown>).on = { $sealed: 'family' })],
])('%s is found', (_name, change) => {
  const ring = ringOf('family', 'p-1', 'p-2');
  const stored = structuredClone<{ data: JsonObject; boxes: Record<string, string> }>(sealed(sample, ring));
  change(stored);
  expect(() => unseal(place, stored, ring, 'all')).toThrow(SealBroken);
});

test('a box moved to another event does not open', () => {
  const ring = ringOf('family', 'p-1', 'p-2');
  expect(() => unseal({ ...place, eventId: 'e-2' }, sealed(sample, ring), ring, 'all')).toThrow(SealBroken);
});
