import { randomUUID } from 'node:crypto';
import { copyFileSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { openEmbeddedLog, type EventLog } from '@kurator/event-log';
import { connect } from '../../../libs/event-log/src/sqlite/connection';
import { aFolder } from './folder';

const folder = aFolder();
const file = folder.file('events.db');
let log: EventLog;
beforeAll(async () => {
  log = await openEmbeddedLog({ file });
});
afterAll(async () => {
  await log.close();
  folder.remove();
});

const append = (size: number): Promise<unknown> =>
  log.append(`family-${randomUUID()}`, 'no-stream', [
    { eventId: randomUUID(), type: 't', data: { text: 'x'.repeat(size) }, metadata: {} },
  ]);

/** Events in the file itself, without what its write-ahead log holds. */
function folded(): number {
  const alone = folder.file(`${randomUUID()}.db`);
  copyFileSync(file, alone);
  const db = connect(alone);
  const [count] = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name='events'").get() ?? [];
  const events = count === 1 ? Number(db.prepare('SELECT count(*) FROM events').get()?.[0]) : 0;
  db.close();
  return events;
}

it('what was appended lies in the file itself soon, long before the writer would have to put it there', async () => {
  for (let n = 0; n < 40; n += 1) await append(500);
  const deadline = Date.now() + 15_000;
  while (folded() < 40 && Date.now() < deadline) await delay(100);
  expect(folded()).toBe(40);
  expect(statSync(`${file}-wal`).size).toBeLessThan(1024 * 1024);
});

it('under a load that never rests the write-ahead log stays short: nobody has to fold much of it at once', async () => {
  for (let megabytes = 0; megabytes < 80; megabytes += 0.32)
    await Promise.all(Array.from({ length: 16 }, () => append(20_000)));
  expect(statSync(`${file}-wal`).size).toBeLessThan(48 * 1024 * 1024);
});
