import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MOVED } from '@kurator/platform';

/** What only goes with the log that was moved; positions of the old one mean nothing any more. */
const WITH_LOG = ['log.db', 'jobs.db', 'reactors', 'rendered-law'];
/** What lies on servers too when several processes have the register. */
const WITH_KEYS = ['vault.db', 'accounts.db', 'audit.db'];

const belongs = (entry: string, names: readonly string[]): boolean =>
  names.some((name) => entry === name || entry === `${name}-wal` || entry === `${name}-shm`);

/**
 * Puts what was moved aside, so that nobody goes on with it by mistake. The log first: from then on the register is on the
 * servers, and what is left is tidied up by the next call. Read models are built anew.
 * @param keysToo whether keys, accounts and audit were moved as well
 */
export async function putAway(dataDir: string, keysToo: boolean): Promise<string> {
  const aside = join(dataDir, MOVED);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const names = [...WITH_LOG, ...(keysToo ? WITH_KEYS : [])];
  const entries = (await readdir(dataDir)).filter((entry) => belongs(entry, names));
  const isLog = (entry: string): number => Number(entry.startsWith('log.db'));
  for (const entry of entries.sort((a, b) => isLog(b) - isLog(a)))
    await rename(join(dataDir, entry), join(aside, entry));
  await rm(join(dataDir, 'read-models'), { recursive: true, force: true });
  return aside;
}
