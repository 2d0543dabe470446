import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventRefused, LogUnavailable, PositionUnknown } from '@kurator/event-log';
import { startDouble } from '../../doubles/eventstoredb/double';
import { appendAlone } from '../../doubles/eventstoredb/raw';
import { aBench, follower, until, type Bench } from './eventstoredb.fixture';
import { anEvent, errorOf, events } from './harness';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.dispose());
const stored = async () => (await bench.log.readAll({ after: null, limit: 1000 })).events;
const numbers = async () => (await stored()).map(({ data }) => data.n);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe('an append whose outcome nobody knows', () => {
  it.each(['silent', 'broken'] as const)(
    'is sent again with the same ids when its answer is lost (%s)',
    async (how) => {
      const batch = events(3);
      bench.double.faults.loseAnswers = { count: 2, how };
      const appended = await bench.log.append('a', 'no-stream', batch);
      expect(appended).toMatchObject({ revision: 2, repeated: false });
      expect((await stored()).map(({ eventId }) => eventId)).toEqual(batch.map(({ eventId }) => eventId));
      expect(bench.double.faults.loseAnswers.count).toBe(0);
    },
  );

  it('is stored once by a server that answers too late', async () => {
    bench.double.faults.slowMs = 600;
    const appending = bench.log.append('a', 'no-stream', events(1));
    await sleep(1000);
    bench.double.faults.slowMs = 0;
    expect((await appending).revision).toBe(0);
    expect(await numbers()).toEqual([0]);
    expect((await bench.log.append('a', 0, events(1, 1))).revision).toBe(1);
  });

  it('is sent again while the server says that it is busy', async () => {
    bench.double.faults.busy = 3;
    expect((await bench.log.append('a', 'no-stream', events(1))).repeated).toBe(false);
    expect(await numbers()).toEqual([0]);
  });

  it('follows the leader when the node is not', async () => {
    const leader = await startDouble({ file: '', store: bench.double.store });
    bench.double.faults.leader = { host: '127.0.0.1', port: leader.port };
    await bench.log.append('a', 'no-stream', events(2));
    bench.double.faults.refuse = 'access-denied';
    expect(await numbers()).toEqual([0, 1]);
    await leader.stop();
  });

  it('is refused as unavailable when patience ends, and nothing is left in the way of the next', async () => {
    await bench.stop();
    const error = await errorOf(bench.log.append('a', 'no-stream', events(1)));
    expect(error).toBeInstanceOf(LogUnavailable);
    expect(error.message).toContain(`127.0.0.1:${bench.double.port}`);
    expect(await errorOf(bench.log.read('a'))).toBeInstanceOf(LogUnavailable);
    await bench.start();
    expect((await bench.log.append('b', 'no-stream', events(1))).revision).toBe(0);
  });
});

it('a server that goes away and comes back loses nothing that was acknowledged, doubles nothing, and is followed on', async () => {
  const following = follower(bench.log, { after: null });
  const acknowledged: number[] = [];
  const writing = (async () => {
    for (let n = 0; n < 60; n++) {
      await bench.log.append('a', n === 0 ? 'no-stream' : n - 1, events(1, n));
      acknowledged.push(n);
    }
  })();
  for (let time = 0; time < 3; time++) {
    await until(() => acknowledged.length > 10 * (time + 1));
    await bench.stop();
    await sleep(100);
    await bench.start();
  }
  await writing;
  expect(await numbers()).toEqual(upTo(60));
  await until(() => following.numbers().length >= 60);
  expect(following.numbers()).toEqual(upTo(60));
  await following.stop();
});

it('a command that two processes decide at once is one append: the second learns that its bytes are not the stored ones', async () => {
  const other = await bench.another();
  const [eventId, later] = [randomUUID(), randomUUID()];
  const sealed = (hash: string) => [
    { ...anEvent({ n: 0 }), eventId, metadata: { hash } },
    { ...anEvent({ n: 1 }), eventId: later, metadata: { hash } },
  ];
  const first = await bench.log.append('a', 'no-stream', sealed('one'));
  const second = await other.append('a', 'no-stream', sealed('two'));
  expect(second).toEqual({ ...first, repeated: true });
  expect((await stored()).map(({ metadata }) => metadata.hash)).toEqual(['one', 'one']);
});

it('a limit of the server that lies below ours is a refusal, not a retry', async () => {
  // The double keeps text within text: what is all quotes does not fit although our own limit lets it pass.
  const error = await errorOf(bench.log.append('a', 'no-stream', [anEvent({ text: '"'.repeat(200_000) })]));
  expect(error).toBeInstanceOf(EventRefused);
  expect(error).toMatchObject({ reason: 'BATCH_TOO_LARGE' });
  expect(await bench.log.read('a')).toBeNull();
});

describe('a subscription', () => {
  it.each(['error', 'end'] as const)(
    'that is dropped (%s) goes on where it was, with nothing lost or doubled',
    async (how) => {
      const following = follower(bench.log, { after: null, prefixes: ['a-'] });
      for (let n = 0; n < 12; n++) {
        await bench.log.append(`a-${n}`, 'no-stream', events(1, n));
        await bench.log.append(`b-${n}`, 'no-stream', events(1, 100 + n));
        if (n % 4 === 3) {
          await until(() => bench.double.subscribers() > 0);
          bench.double.drop(how);
        }
      }
      await until(() => following.numbers().length >= 12);
      expect(following.numbers()).toEqual(upTo(12));
      // Three drops, each told at least once: how often the server was asked again in vain is chance.
      expect(bench.dropped.filter(({ failures }) => failures === 1).length).toBeGreaterThanOrEqual(2);
      expect(bench.dropped.every(({ reason }) => reason !== '')).toBe(true);
      const before = bench.dropped.length;
      await following.stop();
      expect(bench.dropped).toHaveLength(before);
    },
  );

  it('waits for a log that is away for longer than any call has patience, and goes on', async () => {
    const log = await bench.another({ patienceMs: 300 });
    const following = follower(log, { after: null });
    await log.append('a', 'no-stream', events(1));
    await until(() => following.numbers().length === 1);
    await bench.stop();
    expect(await errorOf(log.head())).toBeInstanceOf(LogUnavailable);
    await sleep(600);
    await bench.start();
    await bench.log.append('a', 0, events(1, 1));
    await until(() => following.numbers().length === 2);
    await following.stop();
  });

  it('that is open but silent is given up when the log moves and it does not', async () => {
    const following = follower(bench.log, { after: null });
    await until(() => following.signals.length > 0);
    bench.double.faults.frozen = true;
    await bench.log.append('a', 'no-stream', events(2));
    await sleep(200);
    expect(following.numbers()).toEqual([]);
    bench.double.faults.frozen = false;
    await until(() => following.numbers().length === 2);
    await following.stop();
  });

  it('that is left leaves nothing open on the server', async () => {
    const following = [1, 2, 3].map(() => follower(bench.log, { after: null }));
    await until(() => bench.double.subscribers() === 3);
    await Promise.all(following.map((one) => one.stop()));
    await until(() => bench.double.subscribers() === 0);
    expect(bench.double.subscribers()).toBe(0);
  });

  it('ends when the user may not follow the whole log', async () => {
    const following = follower(bench.log, { after: null });
    await until(() => following.signals.length > 0);
    bench.double.faults.refuse = 'access-denied';
    bench.double.drop('end');
    expect(await errorOf(following.done)).toBeInstanceOf(LogUnavailable);
  });
});

describe('a log that was restored to an earlier point', () => {
  it('ends those who had read further, before they miss what is written anew, and refuses to begin there', async () => {
    await bench.log.append('a', 'no-stream', events(3));
    await bench.stop();
    bench.copy('earlier.db');
    await bench.start();
    const { position } = await bench.log.append('a', 2, events(5, 3));
    const following = follower(bench.log, { after: null });
    await until(() => following.numbers().length === 8);
    await bench.stop();
    await bench.start('earlier.db');
    const ended = await errorOf(following.done);
    expect(ended).toBeInstanceOf(PositionUnknown);
    expect(ended.message).toContain('beyond the head');
    expect(await errorOf(follower(bench.log, { after: position }).done)).toBeInstanceOf(PositionUnknown);
    expect(await numbers()).toEqual([0, 1, 2]);
  });

  it('refuses a position at which no event begins', async () => {
    const { position } = await bench.log.append('a', 'no-stream', events(3));
    const within = position
      .split('-')
      .map((part) => (parseInt(part, 36) - 1).toString(36))
      .join('-');
    expect(await errorOf(bench.log.readAll({ after: within, limit: 5 }))).toBeInstanceOf(PositionUnknown);
    expect(await errorOf(follower(bench.log, { after: within }).done)).toBeInstanceOf(PositionUnknown);
  });
});

it('streams are told once each also when they are asked for again after new ones', async () => {
  const names = async () => {
    const all: string[] = [];
    for await (const name of bench.log.streams('a-')) all.push(name);
    return all;
  };
  await bench.log.append('a-1', 'no-stream', events(2));
  expect(await names()).toEqual(['a-1']);
  await bench.log.append('a-1', 1, events(1));
  await bench.log.append('a-2', 'no-stream', events(1));
  expect(await names()).toEqual(['a-1', 'a-2']);
});

it('the last event of a time is found also after the log has grown', async () => {
  const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`;
  const positions: string[] = [];
  const grow = async (from: number, to: number) => {
    for (let day = from; day <= to; day++) {
      const event = { ...anEvent(), metadata: { recordedAt: at(day) } };
      positions[day] = (await bench.log.append(`d-${day}`, 'no-stream', [event])).position;
    }
  };
  const lastOn = (day: number) => bench.log.lastRecorded((recordedAt) => recordedAt <= at(day));
  await grow(2, 10);
  expect([await lastOn(5), await lastOn(1)]).toEqual([positions[5], null]);
  await grow(11, 20);
  for (const day of [20, 15, 11, 10, 9, 3, 2]) expect([day, await lastOn(day)]).toEqual([day, positions[day]]);
});

it('the double speaks the append of one call, too', async () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const { url } = bench.double;
  expect(await appendAlone(url, { stream: 'a', expected: 'no_stream', ids: [one, two] })).toBe(1);
  expect(await appendAlone(url, { stream: 'a', expected: 'no_stream', ids: [one, two] })).toBe(1);
  expect(await appendAlone(url, { stream: 'a', expected: 0, ids: [randomUUID()] })).toBe('wrong-expected-version');
  expect(await appendAlone(url, { stream: 'b', expected: 3, ids: [one] })).toBe('wrong-expected-version');
  bench.double.faults.loseAnswers = { count: 1, how: 'broken' };
  expect(await appendAlone(url, { stream: 'b', expected: 'no_stream', ids: [one] })).toBe('unavailable');
  expect((await bench.log.read('b'))?.length).toBe(1);
});
