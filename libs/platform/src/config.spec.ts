import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config';

const SECRETS = { MASTER_KEY: 'ab'.repeat(32), TOKEN_SECRET: 's'.repeat(32) };

it('has the defaults of the contract', () => {
  expect(readConfig(SECRETS)).toMatchObject({
    port: 3000,
    managementPort: 3001,
    host: '127.0.0.1',
    dataDir: './data',
    directoryFile: null,
    eventStoreUrl: null,
    clockStart: null,
    redisUrl: null,
    sessionIdleMinutes: 30,
    production: false,
  });
});
it('reads the master key from hexadecimal and from base64', () => {
  const base64 = Buffer.from(SECRETS.MASTER_KEY, 'hex').toString('base64');
  expect(readConfig({ ...SECRETS, MASTER_KEY: base64 }).masterKey).toEqual(readConfig(SECRETS).masterKey);
});
it.each([
  ['an unknown variable of ours', { KURATOR_X: '1' }, 'KURATOR_X'],
  ['a misspelt one', { CLOCK_STRAT: '2026-01-01T00:00:00Z' }, 'CLOCK_STRAT'],
  ['an address of Redis that is none', { REDIS_URL: 'localhost' }, 'REDIS_URL'],
  ['an address of something else', { REDIS_URL: 'http://localhost:6379' }, 'REDIS_URL'],
  ['a database of Redis that is none', { REDIS_URL: 'redis://localhost/jobs' }, 'REDIS_URL'],
  ['an address of MongoDB that is none', { MONGODB_URL: 'http://x' }, 'MONGODB_URL'],
  ['a session that never idles', { SESSION_IDLE_MINUTES: '0' }, 'SESSION_IDLE_MINUTES'],
  ['idle minutes beyond a day of work', { SESSION_IDLE_MINUTES: '481' }, 'SESSION_IDLE_MINUTES'],
  [
    'a collector of traces that is none',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
    'OTEL_EXPORTER_OTLP_ENDPOINT',
  ],
  [
    'a share of traces beyond all',
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_TRACES_SAMPLER_ARG: '2' },
    'OTEL_TRACES_SAMPLER_ARG',
  ],
  ['something that no process does', { API_ALSO: 'projector,cook' }, 'API_ALSO'],
  ['a port that is none', { PORT: '70000' }, 'PORT'],
  ['an instant that is none', { CLOCK_START: '2026-02-30T00:00:00Z' }, 'CLOCK_START'],
  ['a clock in production', { NODE_ENV: 'production', CLOCK_START: '2026-01-01T00:00:00Z' }, 'CLOCK_START'],
  ['production without a master key', { NODE_ENV: 'production', MASTER_KEY: '' }, 'MASTER_KEY'],
  ['production without a token secret', { NODE_ENV: 'production', TOKEN_SECRET: '' }, 'TOKEN_SECRET'],
  ['a short master key', { MASTER_KEY: 'abcd' }, 'MASTER_KEY'],
  ['a short token secret', { TOKEN_SECRET: 'short' }, 'TOKEN_SECRET'],
])('refuses %s with one sentence in both languages', (_name, env, named) => {
  expect(() => readConfig({ ...SECRETS, ...env })).toThrow(new RegExp(`${named}.* / .*${named}`));
});

it('takes a pass phrase instead of both secrets outside production, the same one to the same bytes', () => {
  const phrases = { MASTER_KEY: 'шестнадцать знаков', TOKEN_SECRET: 'sixteen letters!' };
  const { masterKey, tokenSecret } = readConfig(phrases);
  expect([masterKey.length, tokenSecret.length]).toEqual([32, 32]);
  expect(readConfig(phrases).masterKey).toEqual(masterKey);
  expect(readConfig({ ...phrases, MASTER_KEY: 'шестнадцать знакОв' }).masterKey).not.toEqual(masterKey);
});
it.each(['MASTER_KEY', 'TOKEN_SECRET'])('refuses a pass phrase as %s in production', (name) => {
  const env = { ...SECRETS, NODE_ENV: 'production', [name]: 'sixteen letters!' };
  expect(() => readConfig(env)).toThrow(new RegExp(`${name}.* / .*${name}`));
});

it('takes an address of Redis with its password, whatever is in it', () => {
  const url = 'rediss://jobs:p%40ss@redis.example:6380/2';
  expect(readConfig({ ...SECRETS, REDIS_URL: url }).redisUrl).toBe(url);
});

describe('secrets in files', () => {
  const dir = mkdtempSync(join(tmpdir(), 'kurator-secrets-'));
  const holding = (text: string): string => {
    const file = join(dir, 'secret');
    writeFileSync(file, text);
    return file;
  };
  afterAll(() => rmSync(dir, { recursive: true }));

  it('are read without the line end', () => {
    const { masterKey } = readConfig({
      TOKEN_SECRET: SECRETS.TOKEN_SECRET,
      MASTER_KEY_FILE: holding(`${SECRETS.MASTER_KEY}\n`),
    });
    expect(masterKey).toEqual(readConfig(SECRETS).masterKey);
  });
  it.each([
    ['a file that is not there', { REDIS_URL_FILE: '/nowhere' }, 'REDIS_URL_FILE.*ENOENT'],
    ['a secret that is given twice', { MASTER_KEY_FILE: '/nowhere' }, 'MASTER_KEY_FILE'],
    ['a file of something that is no secret', { DATA_DIR_FILE: '/nowhere' }, 'DATA_DIR_FILE'],
  ])('refuse the start for %s', (_name, env, said) => {
    expect(() => readConfig({ ...SECRETS, ...env })).toThrow(new RegExp(`${said}.* / .*${said}`));
  });
  it('refuse the start when one is empty', () => {
    const env = { ...SECRETS, MONGODB_URL_FILE: holding(' \n') };
    expect(() => readConfig(env)).toThrow(/MONGODB_URL_FILE.* \/ .*MONGODB_URL_FILE/);
  });
});

it.each([
  [undefined, ['projector', 'worker']],
  ['none', []],
  ['worker, projector', ['projector', 'worker']],
  ['worker', ['worker']],
])('reads %s as what an API process does besides', (text, also) => {
  expect(readConfig({ ...SECRETS, API_ALSO: text }).also).toEqual(also);
});
