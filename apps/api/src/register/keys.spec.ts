import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyPlaceOf } from './keys';

const servers = { eventStoreUrl: 'esdb://x', mongodbUrl: 'mongodb://x/register' };
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kurator-keys-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('keys lie in the data folder as long as one process has the register, else where all reach them', () => {
  const file = join(dir, 'vault.db');
  for (const some of [{}, { ...servers, mongodbUrl: null }, { ...servers, eventStoreUrl: null }])
    expect(keyPlaceOf(some, file)).toEqual({ kind: 'embedded', file });
  expect(keyPlaceOf(servers, file)).toEqual({ kind: 'shared', url: servers.mongodbUrl });
});

it('keys that lie in the folder are never left behind: such a start is refused in one sentence', () => {
  const file = join(dir, 'vault.db');
  writeFileSync(file, '');
  expect(() => keyPlaceOf(servers, file)).toThrow(/^Ключи лежат в .*vault\.db.* \/ the keys lie in .*$/);
});
