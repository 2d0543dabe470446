import { randomUUID } from 'node:crypto';
import { openAuditTrail, readAudit } from '@kurator/access';
import { aBench, follower, until, type Bench } from './eventstoredb.fixture';
import { events } from './harness';

let bench: Bench;
beforeEach(async () => {
  bench = await aBench();
});
afterEach(() => bench.dispose());

const DAY = 'audit-2026-03-02';

it('streams of the audit are read by their name, and move nothing of the log beside which they lie', async () => {
  const { log } = bench;
  await log.append(DAY, 'no-stream', events(3));
  expect([await log.head(), (await log.readAll({ after: null, limit: 10 })).events]).toEqual([null, []]);
  const { position } = await log.append('family-1', 'no-stream', events(2));
  await log.append(DAY, 2, events(40, 3));
  expect(await log.head()).toBe(position);
  expect((await log.last())?.stream).toBe('family-1');
  expect((await (await bench.another()).last())?.position).toBe(position);
  expect((await log.read(DAY))?.map(({ data }) => data['n'])).toEqual(Array.from({ length: 43 }, (_none, n) => n));
  const all = await log.readAll({ after: null, limit: 100 });
  expect([all.events.map(({ stream }) => stream), all.atHead]).toEqual([['family-1', 'family-1'], true]);
  const names: string[] = [];
  for await (const stream of log.streams('')) names.push(stream);
  expect(names).toEqual(['family-1']);
});

it('a follower of the whole log hears nothing of them, and is told that it has caught up', async () => {
  const { log } = bench;
  await log.append(DAY, 'no-stream', events(5));
  await log.append('family-1', 'no-stream', events(1, 100));
  await log.append(DAY, 4, events(5, 5));
  const following = follower(log, { after: null });
  await until(() => following.signals.some(({ kind }) => kind === 'caught-up'));
  await log.append(DAY, 9, events(5, 10));
  await log.append('family-1', 0, events(1, 101));
  await until(() => following.numbers().includes(101));
  expect(following.numbers()).toEqual([100, 101]);
  await following.stop();
});

it('two processes that record at once lose no record and double none', async () => {
  const day = '2026-03-02T06:00:00.000Z';
  const trails = [bench.log, await bench.another()].map((log) => openAuditTrail(log, () => day, randomUUID));
  const users = Array.from({ length: 120 }, (_none, n) => `user-${String(n).padStart(3, '0')}`);
  const entry = (user: string) => ({ user, action: 'bank', outcome: 'OK' });
  await Promise.all(
    users.map(async (user, n) => {
      await new Promise((resolve) => setTimeout(resolve, n % 40));
      await trails[n % 2]?.record(entry(user));
    }),
  );
  const { items } = await readAudit(bench.log, { from: '2026-03-02', to: '2026-03-02', limit: 500 });
  expect(items.map(({ user }) => user).sort()).toEqual(users);
});
