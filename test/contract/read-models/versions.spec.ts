import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  nextFile,
  openEmbeddedVersions,
  readModels,
  servingVersion,
  signatureOf,
  type ReadModelStore,
} from '@kurator/read-models';
import { collections, projections } from '../../doubles/counters/domain';
import { temporaryFolder } from './harness';

describe('the versions of the read models in a folder', () => {
  const folder = temporaryFolder();
  const put = (...names: string[]): void => names.forEach((name) => writeFileSync(join(folder.dir, name), ''));
  const databases = () => readdirSync(folder.dir).filter((name) => name.endsWith('.db'));

  it('sweeps away what no alias names, with all that belongs to it, and leaves other files alone', async () => {
    const versions = await openEmbeddedVersions(folder.dir, collections);
    await versions.sweep();
    expect(await servingVersion(folder.dir)).toBeNull();
    put('read-models-1.db', 'read-models-1.db-wal', 'read-models-2.db', 'read-models-9.db-shm', 'notes.txt');
    expect(await nextFile(folder.dir)).toBe('read-models-10.db');
    await versions.flip({ name: 'read-models-2.db', signature: 'a' });
    await versions.sweep();
    expect(databases()).toEqual(['read-models-2.db']);
    expect(readdirSync(folder.dir)).toEqual(expect.arrayContaining(['current.json', 'notes.txt', 'read-models-2.db']));
    expect(existsSync(join(folder.dir, 'read-models-1.db-wal'))).toBe(false);
  });

  it('lets nothing serve that is not there', async () => {
    const versions = await openEmbeddedVersions(folder.dir, collections);
    await expect(versions.flip({ name: 'read-models-7.db', signature: 'a' })).rejects.toThrow('gone');
    expect(await versions.serving()).toBeNull();
  });

  it.each(['', '{"file":"../elsewhere.db"}', '{"file":"read-models-1.db"}'])(
    'refuses a damaged alias: %j',
    async (text) => {
      writeFileSync(join(folder.dir, 'current.json'), text);
      const versions = await openEmbeddedVersions(folder.dir, collections);
      await expect(servingVersion(folder.dir)).rejects.toThrow();
      await expect(versions.sweep()).rejects.toThrow();
    },
  );

  it('reads what a program wrote that kept one version only', async () => {
    put('read-models-3.db');
    writeFileSync(join(folder.dir, 'current.json'), '{"file":"read-models-3.db","signature":"a"}');
    const versions = await openEmbeddedVersions(folder.dir, collections);
    expect([await versions.servingFor('a'), await versions.servingFor('b')]).toEqual(['read-models-3.db', null]);
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
