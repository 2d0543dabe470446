import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FamilyWrite, WriteBatch } from '@kurator/read-models';
import { RowsOfFamilies } from '../../../libs/read-models/src/packed-rows';
import { tablesOf } from '../../../libs/read-models/src/stored/table';
import { connect, type Sql } from '../../../libs/read-models/src/embedded/connection';
import { openFileWriter, type FileWriter } from '../../../libs/read-models/src/embedded/file-writer';
import { engineOn, fromZero, openStore, settled, story } from '../../contract/read-models/engine-harness';
import { temporaryFolder } from '../../contract/read-models/harness';
import { collections } from '../../doubles/counters/domain';
import { fakeLog, type FakeLog } from '../../doubles/counters/fake-log';
import { breakingOff, Broken, type Breaking } from './breaking';

/** A writer whose every statement may be the last. */
function open(file: string, bulk = false): { breaking: Breaking; writer: FileWriter; close: () => void } {
  const breaking = breakingOff();
  let close = (): void => undefined;
  const guarded: typeof connect = (path, pragmas) => {
    const db = connect(path, pragmas);
    close = () => db.close();
    return {
      exec: (text) => breaking.write(text, () => db.exec(text)),
      run: (text, values) => breaking.write(text, () => db.run(text, values)),
      all: (text, values) => breaking.write(text, () => db.all(text, values)),
      // A dead process rolls nothing back; the file does when it is opened again.
      inTransaction: () => !breaking.isDead() && db.inTransaction(),
      close: () => db.close(),
    } satisfies Sql;
  };
  const writer = openFileWriter({ file, collections, bulk }, guarded);
  return { breaking, writer, close: () => close() };
}
function copyOf(from: string, to: string): string {
  copyFileSync(from, to);
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
  return to;
}
const digestOf = (file: string): unknown => {
  const writer = openFileWriter({ file, collections });
  const digest = writer.digest();
  writer.close();
  return digest;
};

/** What the engine would write next for the rest of a log. */
async function nextBatch(log: FakeLog, store: Awaited<ReturnType<typeof openStore>>): Promise<WriteBatch> {
  const batches: WriteBatch[] = [];
  const spy = { ...store, write: async (batch: WriteBatch) => void batches.push(batch) };
  const dry = await engineOn(log, spy, { batchEvents: 100_000 });
  await settled(log, dry);
  await dry.stop();
  return batches[0] as WriteBatch;
}

describe('a write of the read models', () => {
  const folder = temporaryFolder();

  /** Read models of a log's first part, the batch that brings them to its end, and the statements of that batch. */
  async function prepared() {
    const log = fakeLog();
    story(log, 3, 2);
    const store = await openStore(folder.dir);
    const first = await engineOn(log, store);
    await settled(log, first);
    await first.stop();
    story(log, 3, 3);
    const batch = await nextBatch(log, store);
    const before = await store.digest();
    await store.close();
    const after = await fromZero(log, folder.dir);
    const copy = (name: string): string => copyOf(join(folder.dir, 'models.db'), join(folder.dir, name));
    const counting = open(copy('counting.db'));
    const opening = counting.breaking.seen().length;
    counting.writer.write(batch);
    const points = counting.breaking.seen().slice(opening);
    counting.close();
    return { log, batch, before, after, copy, points };
  }

  it('that fails, whichever, leaves nothing of its batch, and the same batch is taken next', async () => {
    const { batch, before, after, copy, points } = await prepared();
    expect(points.length).toBeGreaterThan(20);
    for (const [point, sql] of points.entries()) {
      const { breaking, writer, close } = open(copy(`fails-${point}.db`));
      breaking.at(point, 'fails');
      expect(() => writer.write(batch)).toThrow(Broken);
      expect([point, sql, writer.digest()]).toEqual([point, sql, before]);
      writer.write(batch);
      expect([point, writer.digest()]).toEqual([point, after]);
      close();
    }
  });

  it('before which the process dies leaves the batch done or not begun, and the next start ends like a rebuild', async () => {
    const { log, batch, before, after, copy, points } = await prepared();
    for (let point = 0; point <= points.length; point += 1) {
      const file = copy(`dies-${point}.db`);
      const { breaking, writer, close } = open(file);
      breaking.at(point, 'dies');
      const survived = point === points.length;
      if (survived) writer.write(batch);
      else expect(() => writer.write(batch)).toThrow(Broken);
      // What a dead process leaves is what lies in the files at that moment.
      const left = copyOf(file, join(folder.dir, `left-${point}.db`));
      close();
      expect([point, digestOf(left)]).toEqual([point, survived ? after : before]);
    }
    for (const point of [0, points.length - 1, points.length]) {
      const reopened = await openStore(folder.dir, `left-${point}.db`);
      const engine = await engineOn(log, reopened);
      await settled(log, engine);
      await engine.stop();
      expect(await reopened.digest()).toEqual(after);
      await reopened.close();
    }
  });

  it('of a rebuild before which the process dies leaves a version that nobody takes for a whole one', async () => {
    const { batch } = await prepared();
    const families = [...batch.families] as FamilyWrite[];
    const load = (writer: FileWriter): void => {
      const rows = new RowsOfFamilies(tablesOf(collections));
      for (const family of families) rows.add(family);
      writer.load(rows.packed().bytes);
      writer.finishLoad();
    };
    const counting = open(join(folder.dir, 'load.db'), true);
    const opening = counting.breaking.seen().length;
    load(counting.writer);
    const points = counting.breaking.seen().slice(opening);
    counting.close();
    expect(points.length).toBeGreaterThan(10);
    const loaded = digestOf(join(folder.dir, 'load.db'));
    for (let point = 0; point < points.length; point += 1) {
      const file = join(folder.dir, `load-${point}.db`);
      const { breaking, writer, close } = open(file, true);
      breaking.at(point, 'dies');
      expect(() => load(writer)).toThrow(Broken);
      const left = copyOf(file, join(folder.dir, `load-left-${point}.db`));
      close();
      const whole = isWhole(left);
      // The last statements only bring the file down to the disk: what says that it is whole stands in it by then.
      if (whole) expect([point, digestOf(left)]).toEqual([point, loaded]);
      else expect(() => digestOf(left)).toThrow('never loaded to its end');
    }
  });
});

/** Whether a file says of itself that it was loaded to its end. */
function isWhole(file: string): boolean {
  const db = connect(file, []);
  const loading = db.all('SELECT loading FROM lease')[0]?.[0];
  db.close();
  return loading === 0;
}
