import { randomUUID } from 'node:crypto';
import {
  checkProof,
  formerKeys,
  NeverSigned,
  CHECKPOINTS,
  openSigner,
  proveStream,
  publicKeyOf,
  trustFrom,
  trustIn,
  signingKeyOf,
  verifySigned,
  type SigningKey,
  vouchFor,
  type EventLog,
  type StoredEvent,
} from '@kurator/event-log';
import { hashOf } from '../../../libs/event-log/src/codec/chain';
import { embedded, onServers, type Place } from './signed-logs';

jest.setTimeout(60_000);

const key = signingKeyOf(Buffer.alloc(32, 7));
const known = trustIn([publicKeyOf(key.publicKey)]);
const at = '2026-02-02T06:00:00.000Z';

describe.each([
  ['embedded', embedded],
  ['on the double of EventStoreDB', onServers],
])('checkpoints of a log, %s', (_name, open) => {
  let place: Place;
  const heads = new Map<string, { readonly revision: number; readonly hash: string | null }>();
  beforeEach(async () => {
    place = await open();
    heads.clear();
  });
  afterEach(() => place.dispose());

  const log = (process = 0) => place.logs[process] as EventLog;
  const kept = (process = 0) => place.kept[process] as EventLog;
  const signer = (process = 0, with_ = key) =>
    openSigner({ log: log(process), kept: kept(process), key: with_, now: () => at, newId: randomUUID });
  const cover = async (process = 0) => signer(process).cover((await log().head()) as string);

  /** Appends chained events as a decision does. */
  async function append(stream: string, count: number): Promise<void> {
    const head = heads.get(stream) ?? { revision: -1, hash: null };
    const events = [];
    let { revision, hash } = head;
    for (let n = 0; n < count; n += 1) {
      const event = { stream, revision: (revision += 1), eventId: randomUUID(), type: 't', data: { n: revision } };
      const metadata = { previousHash: hash };
      hash = hashOf({ ...event, metadata });
      events.push({ eventId: event.eventId, type: 't', data: event.data, metadata: { ...metadata, hash } });
    }
    await log().append(stream, head.revision < 0 ? 'no-stream' : head.revision, events);
    heads.set(stream, { revision, hash });
  }
  const stories = async () => {
    await append('family-1', 2);
    await append('family-2', 3);
    await cover();
    await append('family-1', 3);
    await cover();
  };

  it('cover the whole log, move nothing of it, and are found in order', async () => {
    await stories();
    const head = await log().head();
    await append('family-2', 1);
    const found = await verifySigned(log(), kept(), known);
    expect(found).toEqual({ checkpoints: 2, covered: 8, uncovered: 1, broken: [] });
    await cover();
    await cover();
    expect(await verifySigned(log(), kept(), known)).toMatchObject({ checkpoints: 3, covered: 9, uncovered: 0 });
    const names: string[] = [];
    for await (const stream of log().streams('')) names.push(stream);
    expect([names.sort(), head === null]).toEqual([['family-1', 'family-2'], false]);
  });

  it('prove a stream over all checkpoints that sign events of it', async () => {
    await stories();
    const proof = await proveStream({ log: log(), kept: kept() }, 'family-1', 4);
    expect(proof.chain.map(({ signedIn }) => signedIn?.checkpoint)).toEqual([0, 0, 1, 1, 1]);
    expect([proof.checkpoints.map(({ number }) => number), proof.checkpoint?.number]).toEqual([[0, 1], 1]);
    expect(checkProof(proof, known)).toEqual([]);
    const earlier = await proveStream({ log: log(), kept: kept() }, 'family-2', 2);
    expect([earlier.checkpoint?.number, checkProof(earlier, known)]).toEqual([0, []]);
  });

  it('say of what is not signed yet that it is not', async () => {
    await stories();
    await append('family-1', 1);
    const proof = await proveStream({ log: log(), kept: kept() }, 'family-1', 5);
    expect(checkProof(proof, known)).toEqual([{ revision: 5, reason: 'NOT_SIGNED' }]);
  });

  it('take a log of many events in stretches, resting between them', async () => {
    for (let n = 0; n < 5; n += 1) await append(`family-${n}`, 500);
    const rests: number[] = [];
    await signer().cover((await log().head()) as string, () => Promise.resolve(rests.push(1)));
    expect([rests.length, await verifySigned(log(), kept(), known)]).toEqual([
      3,
      { checkpoints: 3, covered: 2500, uncovered: 0, broken: [] },
    ]);
  });

  it('are signed by processes side by side, none of them twice', async () => {
    for (let n = 0; n < 12; n += 1) {
      await append(`family-${n}`, 2);
      await Promise.all([cover(0), cover(1), cover(1)]);
    }
    const found = await verifySigned(log(1), kept(1), known);
    expect(found).toEqual({ checkpoints: 12, covered: 24, uncovered: 0, broken: [] });
  });

  describe('after the key was changed', () => {
    const [next, third, stranger] = [8, 9, 10].map((byte) => signingKeyOf(Buffer.alloc(32, byte))) as [
      SigningKey,
      SigningKey,
      SigningKey,
    ];
    const verified = async (now: SigningKey) =>
      (await verifySigned(log(), kept(), await trustFrom(kept(), publicKeyOf(now.publicKey)))).broken;
    const coverWith = async (one: SigningKey) => signer(0, one).cover((await log().head()) as string);
    const vouch = (one: SigningKey, former: SigningKey) =>
      vouchFor(kept(), former.publicKey, { key: one, at, newId: randomUUID });

    it('are believed as far as the new one vouches for the old one, and those before that', async () => {
      await stories();
      await append('family-3', 1);
      await coverWith(next);
      expect(await verified(next)).toEqual([0, 1].map((checkpoint) => ({ checkpoint, reason: 'SIGNATURE' })));
      expect(await vouch(next, key)).toMatchObject({ keyId: key.keyId, until: 1 });
      await vouch(next, key);
      expect(await verified(next)).toEqual([]);
      await append('family-3', 1);
      await coverWith(third);
      await vouch(third, next);
      expect(await verified(third)).toEqual([]);
      const former = await formerKeys(kept(), publicKeyOf(third.publicKey));
      expect(former.map(({ keyId, until }) => [keyId, until])).toEqual([
        [next.keyId, 2],
        [key.keyId, 1],
      ]);
    });

    it('are not believed when the old key signs on, nor when a key vouches that is not believed', async () => {
      await stories();
      await append('family-3', 1);
      await coverWith(next);
      await vouch(next, key);
      await append('family-3', 1);
      await cover();
      expect(await verified(next)).toEqual([{ checkpoint: 3, reason: 'SIGNATURE' }]);
      await append('family-3', 1);
      await coverWith(stranger);
      await vouch(key, stranger);
      expect((await verified(next)).map(({ checkpoint }) => checkpoint)).toEqual([3, 4]);
      await expect(vouch(next, third)).rejects.toBeInstanceOf(NeverSigned);
    });
  });

  it('are not believed when somebody else signed them', async () => {
    await append('family-1', 2);
    await signer(0, signingKeyOf(Buffer.alloc(32, 9))).cover((await log().head()) as string);
    expect((await verifySigned(log(), kept(), known)).broken).toEqual([{ checkpoint: 0, reason: 'SIGNATURE' }]);
    const proof = await proveStream({ log: log(), kept: kept() }, 'family-1', 1);
    expect(checkProof(proof, known)).toEqual([{ revision: null, checkpoint: 0, reason: 'SIGNATURE' }]);
  });

  describe('when the log is another than was signed', () => {
    /** The log as it would be read after somebody changed it where it lies. */
    const changed = (change: (events: readonly StoredEvent[]) => readonly StoredEvent[]) => ({
      readAll: async () => {
        const page = await log().readAll({ after: null, limit: 100 });
        return { ...page, events: change(page.events) };
      },
    });
    const rewritten = (event: StoredEvent): StoredEvent => {
      const forged = { ...event, data: { n: 99 } };
      return { ...forged, metadata: { ...event.metadata, hash: hashOf(forged) } };
    };
    beforeEach(stories);

    it.each<[string, (events: readonly StoredEvent[]) => readonly StoredEvent[], object]>([
      [
        'an event with a new hash',
        (all) => all.map((event, n) => (n === 3 ? rewritten(event) : event)),
        { checkpoint: 0, reason: 'EVENT', event: { stream: 'family-2', revision: 1 } },
      ],
      [
        'one event less in the middle',
        (all) => all.filter((_event, n) => n !== 4),
        { checkpoint: 0, reason: 'EVENT', event: { stream: 'family-1', revision: 2 } },
      ],
      ['an end that is cut off', (all) => all.slice(0, 7), { checkpoint: 1, reason: 'MISSING' }],
      [
        'two events that changed places',
        (all) => [all[1], all[0], ...all.slice(2)] as readonly StoredEvent[],
        { checkpoint: 0, reason: 'EVENT', event: { stream: 'family-1', revision: 1 } },
      ],
    ])('%s is found', async (_what, change, expected) => {
      expect((await verifySigned(changed(change), kept(), known)).broken[0]).toEqual(expected);
    });
    it('a checkpoint whose record was changed is found', async () => {
      const forging = {
        read: async (...[stream, options]: Parameters<EventLog['read']>) =>
          ((await kept().read(stream, options)) ?? []).map((event) =>
            stream === CHECKPOINTS && event.revision === 0
              ? { ...event, data: { hashes: [...(event.data['hashes'] as string[])].reverse() } }
              : event,
          ),
      };
      expect((await verifySigned(log(), forging, known)).broken[0]).toEqual({ checkpoint: 0, reason: 'STATEMENT' });
    });
  });
});
