import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf, openEmbeddedLog, type EventLog } from '@kurator/event-log';
import { ConfigRefused } from '@kurator/platform';
import { copyLog } from '../../../apps/ops/src/run/move/copy-log';
import { verifyLog } from '../../../apps/ops/src/run/move/verify-copy';
import { openEventStoreLog, type EventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { aBench, QUICK, type Bench } from '../../contract/event-log/eventstoredb.fixture';
import { errorOf, events } from '../../contract/event-log/harness';

jest.setTimeout(120_000);
let bench: Bench;
let target: EventStoreLog;
const N = 1200;
let source: EventLog;
beforeEach(async () => {
  bench = await aBench();
  target = await openEventStoreLog({ url: bench.double.url, times: QUICK });
  source = await openEmbeddedLog({ file: bench.file('source.db') });
  let last = 0;
  for (const event of events(N)) {
    const metadata = { ...event.metadata, recordedAt: '2026-01-01T00:00:00.000Z' };
    const [stream, revision] = [`family-${last % 400}`, Math.floor(last / 400)];
    const place = { stream, revision, eventId: event.eventId, type: event.type };
    const hash = hashOf({ ...place, data: event.data, metadata });
    const expected = revision === 0 ? 'no-stream' : revision - 1;
    await source.append(stream, expected, [{ ...event, metadata: { ...metadata, hash } }]);
    last += 1;
  }
});
afterEach(async () => {
  await source.close();
  await target.close();
  await bench.dispose();
});
const way = () => ({ source, target, signal: new AbortController().signal });

it('a log that is copied is the same when its servers go away again and again', async () => {
  let [sent, away] = [0, 0];
  const copying = copyLog(way(), (count) => (sent = count));
  for (const at of [50, 400, 900]) {
    while (sent < at) await sleep(1);
    await bench.stop();
    away += 1;
    await bench.start();
  }
  expect(await copying).toBe(N);
  expect([away, await verifyLog(way())]).toEqual([3, N]);
});

it('a copy is given up when a server took what came later and not what came before it', async () => {
  const copying = copyLog(way(), (count) => {
    if (count === 500) bench.double.faults.busy = 1;
  });
  const error = await errorOf(copying);
  expect([error instanceof ConfigRefused, error.message]).toEqual([true, expect.stringContaining('не по порядку')]);
  // Not gone on with the next time either.
  expect(await errorOf(copyLog(way(), () => undefined))).toBeInstanceOf(ConfigRefused);
});
