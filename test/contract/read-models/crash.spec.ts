import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { WriteBatch } from '@kurator/read-models';
import { collections } from '../../doubles/counters/domain';
import { fakeLog } from '../../doubles/counters/fake-log';
import { connect, type Sql } from '../../../libs/read-models/src/embedded/connection';
import { openFileWriter, type FileWriter } from '../../../libs/read-models/src/embedded/file-writer';
import { engineOn, fromZero, openStore, settled, story } from './engine-harness';
import { temporaryFolder } from './harness';

class PowerCut extends Error {}

/** A connection that dies before its n-th statement and answers nothing after that. */
function dyingAfter(statements: { left: number; close: () => void }): typeof connect {
  const spend = (): void => {
    if (statements.left <= 0) throw new PowerCut('the process died');
    statements.left -= 1;
  };
  return (file, pragmas) => {
    const db = connect(file, pragmas);
    statements.close = () => db.close();
    const guarded: Sql = {
      exec: (text) => (spend(), db.exec(text)),
      run: (text, values) => (spend(), db.run(text, values)),
      all: (text, values) => (spend(), db.all(text, values)),
      // A dead process rolls nothing back; the file does when it is opened again.
      inTransaction: () => false,
      close: () => db.close(),
    };
    return guarded;
  };
}

function copyStore(from: string, to: string): void {
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
}
function writes(writer: FileWriter, batch: WriteBatch): boolean {
  try {
    writer.write(batch);
    return true;
  } catch (error) {
    if (error instanceof PowerCut) return false;
    throw error;
  }
}

describe('a crash between any two statements of a write', () => {
  const folder = temporaryFolder();

  it('leaves the batch done or not begun, and the next start ends like a rebuild from zero', async () => {
    const log = fakeLog();
    story(log, 3, 2);
    const store = await openStore(folder.dir);
    const first = await engineOn(log, store);
    await settled(log, first);
    await first.stop();
    story(log, 3, 3);
    const batches: WriteBatch[] = [];
    const spy = { ...store, write: async (batch: WriteBatch) => void batches.push(batch) };
    const dry = await engineOn(log, spy, { batchEvents: 100_000 });
    await settled(log, dry);
    const batch = batches[0] as WriteBatch;
    await dry.stop();
    const before = await store.digest();
    await store.close();
    const expected = await fromZero(log, folder.dir);

    const file = join(folder.dir, 'models.db');
    let died = 0;
    for (let survived = false; !survived;) {
      const work = join(folder.dir, `work-${died}.db`);
      const left = join(folder.dir, `left-${died}.db`);
      copyStore(file, work);
      const statements = { left: 1_000_000, close: (): void => undefined };
      const writer = openFileWriter({ file: work, collections }, dyingAfter(statements));
      statements.left = died;
      survived = writes(writer, batch);
      // What a dead process leaves is what lies in the files at that moment.
      copyStore(work, left);
      statements.close();
      const again = openFileWriter({ file: left, collections });
      expect(again.digest()).toEqual(survived ? expected : before);
      again.close();
      if (!survived) died += 1;
    }
    expect(died).toBeGreaterThan(20);
    const reopened = await openStore(folder.dir, `left-${died - 1}.db`);
    const engine = await engineOn(log, reopened);
    await settled(log, engine);
    await engine.stop();
    expect(await reopened.digest()).toEqual(expected);
    await reopened.close();
  });
});
