import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  flip,
  nextFile,
  readModels,
  servingVersion,
  signatureOf,
  sweep,
  type ReadModelStore,
} from '@kurator/read-models';
import { projections } from '../../doubles/counters/domain';
import { temporaryFolder } from './harness';

describe('the versions of the read models', () => {
  const folder = temporaryFolder();
  const put = (...names: string[]): void => names.forEach((name) => writeFileSync(join(folder.dir, name), ''));

  it('lets the file serve that the alias names, and sweeps the others away', async () => {
    await sweep(folder.dir);
    expect(await servingVersion(folder.dir)).toBeNull();
    put('read-models-1.db', 'read-models-1.db-wal', 'read-models-2.db', 'read-models-9.db-shm', 'notes.txt');
    expect(await nextFile(folder.dir)).toBe('read-models-10.db');
    await flip(folder.dir, { file: 'read-models-1.db', signature: 'a' });
    await flip(folder.dir, { file: 'read-models-2.db', signature: 'b' });
    expect(await servingVersion(folder.dir)).toEqual({ file: 'read-models-2.db', signature: 'b' });
    await sweep(folder.dir);
    expect(readdirSync(folder.dir).sort()).toEqual(['current.json', 'notes.txt', 'read-models-2.db']);
  });

  it.each(['', '{"file":"../elsewhere.db"}'])('refuses a damaged alias: %j', async (text) => {
    writeFileSync(join(folder.dir, 'current.json'), text);
    await expect(servingVersion(folder.dir)).rejects.toThrow();
    await expect(sweep(folder.dir)).rejects.toThrow();
  });

  it('knows another version, name or collection by its signature, and no other order', () => {
    const [first, second] = projections as [never, never];
    const before = signatureOf(projections);
    expect(signatureOf([second, first])).toBe(before);
    expect(signatureOf([{ ...(first as object), version: 2 } as never, second])).not.toBe(before);
    expect(signatureOf([first])).not.toBe(before);
  });

  it('closes the old store after its last reader, and gives new readers the new one', async () => {
    const closed: string[] = [];
    const store = (name: string) => ({ close: async () => void closed.push(name) }) as unknown as ReadModelStore;
    const [old, next] = [store('old'), store('next')];
    const models = readModels(old);
    let finish: () => void = () => undefined;
    const reading = models.use(async (mine) => {
      await new Promise<void>((resolve) => (finish = resolve));
      return mine;
    });
    const swapped = models.swap(next);
    expect(models.current()).toBe(next);
    await models.use(async (mine) => expect(mine).toBe(next));
    expect(closed).toEqual([]);
    finish();
    expect(await reading).toBe(old);
    await swapped;
    expect(closed).toEqual(['old']);
    await models.close();
    expect(closed).toEqual(['old', 'next']);
  });
});
