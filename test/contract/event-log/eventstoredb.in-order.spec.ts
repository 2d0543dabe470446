import { setTimeout as sleep } from 'node:timers/promises';
import { LogUnavailable, RevisionConflict } from '@kurator/event-log';
import { openEventStoreLog, type EventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { aBench, QUICK, type Bench } from './eventstoredb.fixture';
import { errorOf, events } from './harness';

const STREAMS = 240;
let bench: Bench;
let target: EventStoreLog;
beforeEach(async () => {
  bench = await aBench();
  target = await openEventStoreLog({ url: bench.double.url, times: QUICK });
});
afterEach(async () => {
  await target.close();
  await bench.dispose();
});
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);
const numbers = async (prefix = ''): Promise<readonly unknown[]> =>
  (await target.readAll({ after: null, limit: 2000 })).events
    .filter(({ stream }) => stream.startsWith(prefix))
    .map(({ data }) => data['n']);
/** One event in each of many streams, sent as fast as there is room. */
async function send(onPush: (n: number) => void = () => undefined): Promise<void> {
  const sending = target.inOrder();
  for (const n of upTo(STREAMS)) {
    onPush(n);
    await sending.push({ stream: `s-${n}`, expected: 'no-stream', events: events(1, n) });
  }
  await sending.settled();
}

it('stores appends of many streams in the order in which they were sent', async () => {
  await send();
  expect(await numbers()).toEqual(upTo(STREAMS));
});

it('has many under way at once, never sixteen, and begins with one', async () => {
  let [open, most] = [0, 0];
  const perTurn: number[] = [];
  const { append } = bench.double.store;
  Object.assign(bench.double.store, {
    append: async (...given: Parameters<typeof append>) => {
      most = Math.max(most, (open += 1));
      perTurn.push(open);
      await sleep(5);
      return append(...given).finally(() => (open -= 1));
    },
  });
  await send();
  expect([perTurn.slice(0, 2), most > 8, most <= 15]).toEqual([[1, 1], true, true]);
});

it.each(['broken', 'silent'] as const)(
  'has stored a beginning of what was sent whenever an answer is lost (%s), and sends nothing more',
  async (how) => {
    for (const at of [0, 1, 20, 100]) {
      const error = await errorOf(
        (async () => {
          const sending = target.inOrder();
          for (const n of upTo(STREAMS)) {
            if (n === at) bench.double.faults.loseAnswers = { count: 1, how };
            await sending.push({ stream: `${how}-${at}-${n}`, expected: 'no-stream', events: events(1, n) });
          }
          await sending.settled();
        })(),
      );
      bench.double.faults.loseAnswers = { count: 0, how };
      expect(error).toBeInstanceOf(LogUnavailable);
      // The server may still be storing what had reached it when the connection broke.
      const stored = await numbers(`${how}-${at}-`);
      expect(stored).toEqual(upTo(stored.length));
      if (how === 'broken') expect(stored.length).toBeLessThan(STREAMS);
    }
  },
);

it('refuses what stands elsewhere, and everything after it', async () => {
  await target.append('s-100', 'no-stream', events(1, 7));
  expect(await errorOf(send())).toBeInstanceOf(RevisionConflict);
});
