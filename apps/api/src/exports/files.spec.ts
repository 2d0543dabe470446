import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FilesForgotten, openFiles, type FilesOptions, type Stored } from './files';

let dir: string;
let now = '2026-03-01T06:00:00.000Z';
let last = 0;
let told: unknown[] = [];
const logger = { error: (...said: unknown[]) => void told.push(said) } as unknown as FilesOptions['logger'];
const open = () => openFiles({ dir, now: () => now, newId: () => `file-${(last += 1)}`, logger });
const text = async (content: Readable | null) =>
  content === null ? null : Buffer.concat((await content.toArray()) as Buffer[]).toString('utf8');

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'kurator-files-')), 'exports');
  now = '2026-03-01T06:00:00.000Z';
  told = [];
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

describe('files of exports', () => {
  it('open to what was stored, for an hour', async () => {
    const files = open();
    const stored = await files.store(Readable.from(['Тестов ', 'Илья']));
    expect(stored).toMatchObject({ bytes: 21, expiresAt: '2026-03-01T07:00:00.000Z' });
    expect(await text(await files.open(stored))).toBe('Тестов Илья');
    now = '2026-03-01T07:00:00.000Z';
    expect([await files.open(stored), readdirSync(dir)]).toEqual([null, []]);
    await files.close();
  });

  it('are readable by nobody else on the machine, and not without the key', async () => {
    const files = open();
    const { fileId, key, expiresAt } = await files.store(Readable.from(['Тестов']));
    const path = join(dir, `${fileId}.${Date.parse(expiresAt)}`);
    expect([statSync(dir).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    const bytes = readFileSync(path);
    expect([bytes.includes('Тестов'), bytes.includes(Buffer.from(key, 'base64'))]).toEqual([false, false]);
    await files.close();
  });

  it('are swept when their hour is over, and no sooner', async () => {
    const files = open();
    await files.store(Readable.from(['old']));
    now = '2026-03-01T06:59:00.000Z';
    await files.store(Readable.from(['new']));
    await files.sweep();
    expect(readdirSync(dir)).toHaveLength(2);
    now = '2026-03-01T07:30:00.000Z';
    await files.sweep();
    expect(readdirSync(dir)).toHaveLength(1);
    await files.close();
  });

  it('leave nothing behind when their source fails', async () => {
    const files = open();
    async function* broken(): AsyncGenerator<string> {
      yield await Promise.resolve('Тестов');
      throw new Error('no more');
    }
    await expect(files.store(Readable.from(broken()))).rejects.toThrow('no more');
    expect(readdirSync(dir)).toEqual([]);
    await files.close();
  });

  it('are all gone when data are destroyed, also the one that is being made', async () => {
    const files = open();
    const ready = await files.store(Readable.from(['ready']));
    let go: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    async function* slow(): AsyncGenerator<string> {
      yield 'begun';
      await gate;
      yield 'done';
    }
    const making: Promise<Stored> = files.store(Readable.from(slow()));
    await files.forget();
    go();
    await expect(making).rejects.toThrow(FilesForgotten);
    expect([await files.open(ready), readdirSync(dir)]).toEqual([null, []]);
    await files.close();
  });

  it('are there for the rest of their hour after a restart, without what was still being made', async () => {
    const before = open();
    const stored = await before.store(Readable.from(['Тестов']));
    now = '2026-03-01T06:30:00.000Z';
    const later = await before.store(Readable.from(['Тестова']));
    await before.close();
    writeFileSync(join(dir, 'file-9.part'), 'noise');
    now = '2026-03-01T07:00:00.000Z';
    const after = open();
    expect([await text(await after.open(stored)), await text(await after.open(later))]).toEqual([null, 'Тестова']);
    expect(readdirSync(dir)).toHaveLength(1);
    await after.close();
  });

  it('of before a restart go too when data are destroyed', async () => {
    const before = open();
    const stored = await before.store(Readable.from(['Тестов']));
    await before.close();
    const after = open();
    await after.forget();
    expect([await after.open(stored), readdirSync(dir)]).toEqual([null, []]);
    await after.close();
  });

  it('are null only when they are gone: what else the disk says is told', async () => {
    const files = open();
    const stored = await files.store(Readable.from(['Тестов']));
    const path = join(dir, readdirSync(dir)[0] as string);
    rmSync(path);
    expect(await files.open(stored)).toBeNull();
    symlinkSync(path, path);
    await expect(files.open(stored)).rejects.toMatchObject({ code: 'ELOOP' });
    await files.close();
  });

  it('that cannot be removed when their hour is over are told, and nothing ends by it', async () => {
    const files = open();
    await files.store(Readable.from(['Тестов']));
    await files.close();
    const path = join(dir, readdirSync(dir)[0] as string);
    rmSync(path);
    mkdirSync(path);
    now = '2026-03-01T07:00:00.000Z';
    const after = open();
    while (told.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(told).toMatchObject([[{ err: { code: 'ERR_FS_EISDIR' } }, expect.any(String)]]);
    await after.close();
  });
});
