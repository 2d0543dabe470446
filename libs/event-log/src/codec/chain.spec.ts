import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { StoredEvent } from '../port';
import { hashOf, verifyChain } from './chain';

function chain(length: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  let previousHash: string | null = null;
  for (let revision = 0; revision < length; revision++) {
    const event = {
      stream: 's',
      revision,
      eventId: `e-${revision}`,
      type: 't',
      data: { n: revision },
      metadata: { previousHash },
    };
    const hash = hashOf(event);
    events.push({ ...event, metadata: { previousHash, hash }, position: String(revision + 1) });
    previousHash = hash;
  }
  return events;
}

test('the hash is SHA-256 over canonical JSON without position and hash', () => {
  const [, event] = chain(2) as [StoredEvent, StoredEvent];
  const { position: _position, metadata, ...rest } = event;
  const expected = canonicalize({ ...rest, metadata: { previousHash: metadata.previousHash } }) as string;
  expect(metadata.hash).toBe(createHash('sha256').update(expected).digest('hex'));
});
test('an untouched chain has no break, also after it was numbered anew', () => {
  expect(verifyChain(chain(5).map((event) => ({ ...event, position: `${event.position}0` })))).toBeNull();
});

const swap = (events: StoredEvent[], i: number, change: Partial<StoredEvent>) =>
  events.splice(i, 1, { ...events[i]!, ...change });
test.each<[string, (events: StoredEvent[]) => unknown, unknown]>([
  ['changed data', (events) => swap(events, 2, { data: { n: 99 } }), { revision: 2, reason: 'HASH' }],
  ['a changed type', (events) => swap(events, 0, { type: 'u' }), { revision: 0, reason: 'HASH' }],
  ['a changed stream', (events) => swap(events, 1, { stream: 'other' }), { revision: 1, reason: 'HASH' }],
  ['a removed event', (events) => events.splice(3, 1), { revision: 3, reason: 'REVISION' }],
  ['a removed first event', (events) => events.shift(), { revision: 0, reason: 'REVISION' }],
])('%s is found where it is', (_name, tamper, expected) => {
  const events = chain(5);
  tamper(events);
  expect(verifyChain(events)).toEqual(expected);
});
test('an event rewritten with a fitting hash is found at its successor', () => {
  const events = chain(5);
  const forged = { ...events[2]!, data: { n: 99 } };
  events[2] = { ...forged, metadata: { ...forged.metadata, hash: hashOf(forged) } };
  expect(verifyChain(events)).toEqual({ revision: 3, reason: 'PREVIOUS' });
});
