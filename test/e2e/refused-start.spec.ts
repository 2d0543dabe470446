import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProfile } from '@kurator/regulation';
import { testDirectory } from '../support/directory';
import { startServer, type RunningServer } from '../support/server';
import { refusedStart } from './refused-start';

const NOW = '2026-06-01T06:00:00.000Z';
/** What `startServer` gives its server. */
const SECRETS = {
  MASTER_KEY: Buffer.alloc(32, 'kurator-test-master-key').toString('base64'),
  TOKEN_SECRET: 'kurator-test-token-secret-of-no-value',
};
let home: string;
let server: RunningServer;
let env: Readonly<Record<string, string>>;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'kurator-refused-'));
  server = await startServer({ directory: testDirectory(), clockStart: NOW, dataDir: join(home, 'living') });
  env = { ...SECRETS, PORT: '0', MANAGEMENT_PORT: '0', CLOCK_START: NOW };
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

/** One sentence in both languages: no trace, no second line. */
const SENTENCE = /^[^\n]*[а-яё][^\n]* \/ [^\n]*[a-z][^\n]*$/i;
const refused = async (more: Readonly<Record<string, string>>, ...names: readonly string[]): Promise<void> => {
  const { code, said } = await refusedStart({ ...env, DATA_DIR: await mkdtemp(join(home, 'fresh-')), ...more });
  expect(said).toMatch(SENTENCE);
  for (const name of names) expect(said).toContain(name);
  expect(code).toBe(1);
};
const fileOf = async (name: string, text: string): Promise<string> => {
  const file = join(home, name);
  await writeFile(file, text);
  return file;
};

describe('the start is refused in one sentence', () => {
  it('for a directory file that is no JSON', async () => {
    const file = await fileOf('broken.json', '{"region":');
    await refused({ DIRECTORY_FILE: file }, file, 'не JSON');
  });
  it('for a directory file that is not there', async () => {
    const file = join(home, 'absent.json');
    await refused({ DIRECTORY_FILE: file }, file, 'ENOENT');
  });
  it('for a directory that names an unknown regulation', async () => {
    const { municipalities, ...rest } = testDirectory();
    const [first, ...others] = municipalities;
    const profiles = [{ profileId: 'ATLANTIS', from: '2020-01-01' }];
    const file = await fileOf(
      'unknown.json',
      JSON.stringify({ ...rest, municipalities: [{ ...first, profiles }, ...others] }),
    );
    await refused({ DIRECTORY_FILE: file }, file, 'municipalities[0].profiles[0].profileId', 'ATLANTIS');
  });
  it('for a master key that is none', () => refused({ MASTER_KEY: 'short' }, 'MASTER_KEY'));
  it('for a pass phrase in production', () =>
    refused({ NODE_ENV: 'production', CLOCK_START: '', MASTER_KEY: 'sixteen letters!' }, 'MASTER_KEY'));
  it('for an unknown variable', () => refused({ KURATOR_COLOUR: 'red' }, 'KURATOR_COLOUR'));
  it('when another process has the data', () => refused({ DATA_DIR: server.dataDir }, 'Данные заняты', 'log.db'));
  it.each(['PORT', 'MANAGEMENT_PORT'])('when %s is taken', async (name) => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    await refused({ [name]: String(port) }, `${name} ${port}: порт занят`);
    taken.close();
  });
});

describe('a data folder that was used before', () => {
  const used = () => ({ DATA_DIR: join(home, 'used') });
  beforeAll(async () => {
    const once = await startServer({ directory: testDirectory(), clockStart: NOW, dataDir: used().DATA_DIR });
    expect(await once.stop()).toBe(0);
  });
  it('is refused with another master key than the one that made its vault', () =>
    refused({ ...used(), MASTER_KEY: Buffer.alloc(32, 9).toString('base64') }, 'Главный ключ', 'vault.db'));
  it('is refused with a clock before its last event', () =>
    refused({ ...used(), CLOCK_START: '2026-05-31T00:00:00Z' }, 'CLOCK_START', '2026-05-31'));
  it('lets nobody else read its files', async () => {
    const entries = await readdir(used().DATA_DIR, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.filter((file) => file.endsWith('.db')).length).toBeGreaterThan(3);
    for (const file of files) expect([file, ((await stat(file)).mode & 0o777).toString(8)]).toEqual([file, '600']);
  });
});

it('a corrupt regulation is refused with the path of what is wrong', () => {
  const parsed = parseProfile({ profileId: 'X', profileVersion: 'first' });
  expect(JSON.stringify(parsed)).toContain('profileVersion');
  expect(JSON.stringify(parsed)).toMatch(/[а-яё]/i);
});
