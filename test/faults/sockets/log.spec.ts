import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LogUnavailable, type EventLog } from '@kurator/event-log';
import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { follower, QUICK, until } from '../../contract/event-log/eventstoredb.fixture';
import { events } from '../../contract/event-log/harness';
import { startDouble, type Double } from '../../doubles/eventstoredb/double';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy';
import { LONG } from '../form';

/** The client looks whether its connection lives each 10 s at its quickest; a dead one is found out within twice that. */
const FOUND_OUT_MS = 30_000;

let dir: string;
let double: Double;
let proxy: TcpProxy;
let log: EventLog;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'kurator-sockets-'));
  double = await startDouble({ file: join(dir, 'double.db') });
  proxy = await startTcpProxy(double.port);
  const url = `esdb://127.0.0.1:${proxy.port}?tls=false&keepAliveInterval=10000&keepAliveTimeout=1000`;
  log = await openEventStoreLog({ url, times: QUICK });
});
afterEach(async () => {
  proxy.set('passes');
  await log.close();
  await proxy.stop();
  await double.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Appends one number after the other for as long as it is told to; whoever hears "unavailable" sends the same again. */
function writing() {
  const acknowledged: number[] = [];
  let unavailable = 0;
  let goesOn = true;
  const done = (async () => {
    for (let n = 0; goesOn; n += 1) {
      const same = events(1, n);
      for (let stored = false; !stored;) {
        try {
          await log.append('a', n === 0 ? 'no-stream' : n - 1, same);
          stored = true;
        } catch (error) {
          if (!(error instanceof LogUnavailable)) throw error;
          unavailable += 1;
        }
      }
      acknowledged.push(n);
    }
  })();
  return { acknowledged, unavailable: () => unavailable, stop: () => ((goesOn = false), done) };
}
const TROUBLES: readonly (readonly [string, () => Promise<void>])[] = [
  ['is slow', async () => (proxy.delay(60), await pause(600), proxy.delay(0))],
  [
    'is cut, again and again',
    async () => {
      for (let n = 0; n < 5; n += 1) {
        proxy.cut();
        await pause(100);
      }
    },
  ],
  ['holds back the answers', async () => (proxy.set('stalls'), await pause(1000), proxy.set('passes'))],
  ['is open on our side only', async () => (proxy.set('half-open'), await pause(500), proxy.set('passes'))],
];

/** The last one takes as long as the client takes to look after its connection: 11 s. */
const TRIED = LONG ? TROUBLES : TROUBLES.slice(0, -1);

it.each(TRIED)(
  'a connection to the log that %s loses nothing, doubles nothing, and is followed on',
  async (_what, trouble) => {
    const following = follower(log, { after: null });
    const writer = writing();
    await until(() => writer.acknowledged.length >= 5);
    await trouble();
    const after = writer.acknowledged.length;
    await until(() => writer.acknowledged.length >= after + 10, FOUND_OUT_MS);
    await writer.stop();
    const all = writer.acknowledged;
    const stored = (await log.readAll({ after: null, limit: 10_000 })).events.map(({ data }) => data['n']);
    expect(stored).toEqual(all);
    await until(() => following.numbers().length >= all.length, FOUND_OUT_MS);
    expect(following.numbers()).toEqual(all);
    await following.stop();
  },
  90_000,
);
