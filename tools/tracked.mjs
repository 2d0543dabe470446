// npm run check -- tracked: no file of a register (its log, keys, accounts, secrets) has come into the repository.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** As DATA_DIR holds them, with what the engine keeps beside a database. */
const OF_A_REGISTER = /\.(db|db-shm|db-wal|db\.lock|lock-journal|secret|key|pem|env)$|(^|\/)\.env(\.|$)/;

const { status, stdout, error } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
if (error || status !== 0) {
  console.log('tracked: skipped, this folder is no checkout of a repository');
  process.exit(0);
}
const found = stdout.split('\0').filter((file) => OF_A_REGISTER.test(file));
for (const file of found)
  console.error(
    `tracked: ${file} belongs to a register; take it out with git rm --cached and keep it out of the folder`,
  );
process.exit(found.length === 0 ? 0 : 1);
