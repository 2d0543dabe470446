import type { EventShapes } from '@kurator/kernel';
import type { StoredEvent } from '../port';
import { decode } from './decode';
import { UnknownEventType } from './errors';

const shapes: EventShapes = {
  get: (type) =>
    type === 'named'
      ? { name: type, version: 3, fields: {}, upcasts: [({ n }) => ({ name: n }), (data) => ({ ...data, kind: 'x' })] }
      : type === 'broken'
        ? { name: type, version: 3, fields: {}, upcasts: [(data) => data] }
        : undefined,
};
const stored = (type: string, schemaVersion: number, data = {}): StoredEvent => ({
  stream: 's',
  revision: 0,
  position: '1',
  eventId: 'e',
  type,
  data,
  metadata: { schemaVersion, episode: 1, actor: ACTOR, hash: 'h', previousHash: null },
});
const ACTOR = { userId: 'secretary', role: 'COMMISSION_SECRETARY' };
const facts = (event: StoredEvent) => decode(event, new Map(), shapes, 'all');

test.each<[number, object]>([
  [1, { n: 'a' }],
  [2, { name: 'a' }],
  [3, { name: 'a', kind: 'x' }],
])('an event of version %i is lifted to the newest', (version, data) => {
  expect(facts(stored('named', version, data))).toMatchObject({ schemaVersion: 3, data: { name: 'a', kind: 'x' } });
});
test('the envelope comes back whole and without the boxes', () => {
  expect(facts(stored('named', 3))).toEqual({
    eventId: 'e',
    type: 'named',
    revision: 0,
    position: '1',
    data: {},
    schemaVersion: 3,
    episode: 1,
    actor: ACTOR,
    hash: 'h',
    previousHash: null,
  });
});
test.each([
  ['an unknown type', 'other', 1],
  ['a version from the future', 'named', 4],
  ['a version before the first', 'named', 0],
  ['a missing upcast', 'broken', 1],
])('%s is an error that carries the raw data', (_name, type, version) => {
  let caught: unknown;
  try {
    facts(stored(type, version, { raw: 1 }));
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(UnknownEventType);
  expect(caught).toMatchObject({ type, raw: { raw: 1 }, position: '1' });
});

test('facts of one officer in one role share one object, and those in another role do not', () => {
  const by = (actor: object) => {
    const event = stored('named', 3);
    return facts({ ...event, metadata: { ...event.metadata, actor: { ...actor } } }).actor;
  };
  expect(by(ACTOR)).toBe(by(ACTOR));
  const chair = { ...ACTOR, role: 'COMMISSION_CHAIR' };
  expect([by(chair), by(ACTOR), by({ ...ACTOR, officerId: 'o' })]).toEqual([
    chair,
    ACTOR,
    { ...ACTOR, officerId: 'o' },
  ]);
});
