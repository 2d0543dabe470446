import { join } from 'node:path';
import { testDirectory } from '../support/directory';
import { startServer } from '../support/server';
import { batchOf, clockAt, push, signIn } from './load';
import { cannotMount, smallDisk } from './small-disk';

const reason = cannotMount();
if (reason !== null) process.stderr.write(`the read-only disk is not tested here: ${reason}\n`);
const testWhere = reason === null ? it : it.skip;

testWhere(
  'a start on a disk that takes nothing is refused in one sentence, for a new register and for one that is there',
  async () => {
    const disk = await smallDisk(96);
    const start = (dataDir: string, hour: number) =>
      startServer({
        directory: testDirectory(),
        clockStart: clockAt(hour),
        dataDir: join(disk.inside, dataDir),
        through: disk.through,
      });
    try {
      const first = await start('data', 0);
      const answers = await push(first.url, await signIn(first.url), batchOf('before', 2));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      await first.stop();
      await disk.freeze();
      const sentence = /:\nDATA_DIR [^\n]*в эту папку нельзя писать \(EROFS\) \/ DATA_DIR [^\n]*\n$/;
      await expect(start('data', 1)).rejects.toThrow(sentence);
      await expect(start('new', 1)).rejects.toThrow(/DATA_DIR .*в эту папку нельзя писать/);
    } finally {
      await disk.close();
    }
  },
  120_000,
);
