import { randomUUID } from 'node:crypto';
import { appendWriter } from '../../../libs/event-log/src/embedded/append-writer';
import { openLogFile } from '../../../libs/event-log/src/embedded/schema';
import { isDiskFull } from '../../../libs/event-log/src/sqlite/connection';
import { aFolder } from './folder';

const job = (stream: string, expected: number, size: number) => ({
  stream,
  expected,
  rows: [randomUUID(), 't', JSON.stringify({ data: { text: 'x'.repeat(size) }, metadata: {} })],
});

test('a full disk fails the whole commit, leaves nothing of it, and the log goes on when there is room again', () => {
  const folder = aFolder();
  const db = openLogFile(folder.file('events.db'));
  const writer = appendWriter(db);
  const count = () => db.prepare('SELECT count(*), (SELECT count(*) FROM streams) FROM events').get();
  expect(writer.execute([job('a', -1, 100)])).toEqual([{ revision: 0, places: [1], repeated: false }]);
  db.exec('PRAGMA max_page_count=12');
  const batch = [job('a', 0, 100), job('b', -1, 100), job('c', -1, 100_000)];
  let failure: unknown;
  try {
    writer.execute(batch);
  } catch (error) {
    failure = error;
  }
  expect(isDiskFull(failure)).toBe(true);
  expect(count()).toEqual([1, 1]);
  expect(writer.execute([job('b', 0, 100)])).toEqual([{ conflict: -1 }]);
  db.exec('PRAGMA max_page_count=1000000');
  expect(writer.execute(batch)).toEqual([
    { revision: 1, places: [2], repeated: false },
    { revision: 0, places: [3], repeated: false },
    { revision: 0, places: [4], repeated: false },
  ]);
  expect(count()).toEqual([4, 3]);
  writer.close();
  folder.remove();
});
