import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused } from './refused';

/** Written and removed again, to see that it can be. */
const PROBE = '.writable';

/** Folder in DATA_DIR of what was moved to servers; the log is the first that is put there. */
export const MOVED = 'moved';

/**
 * A register that was moved must not begin anew where it was: two of them would both be the right one.
 * @throws ConfigRefused when the log of this folder lies on servers by now
 */
export function refuseMoved(dataDir: string): void {
  if (!existsSync(join(dataDir, MOVED, 'log.db')) || existsSync(join(dataDir, 'log.db'))) return;
  throw new ConfigRefused(
    `Регистр из ${dataDir} переехал на серверы: задайте EVENTSTORE_URL (и MONGODB_URL), с которыми он переехал`,
    `the register of ${dataDir} has moved to servers: give the EVENTSTORE_URL (and MONGODB_URL) that it moved with`,
  );
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null;

/**
 * Does what writes to `DATA_DIR` before the register is open.
 * @throws ConfigRefused when the file system does not let it; other errors as they are
 */
export function writingTo<T>(dataDir: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    throw new ConfigRefused(
      `DATA_DIR ${dataDir}: в эту папку нельзя писать (${code})`,
      `DATA_DIR ${dataDir}: this folder cannot be written to (${code})`,
    );
  }
}

/** Writes a little to a folder and removes it. @throws what the file system says */
export function tryWriting(dir: string): void {
  writeFileSync(join(dir, PROBE), 'kurator', { flush: true });
  rmSync(join(dir, PROBE));
}

/** Makes the folder when it is missing, for this account alone. @throws ConfigRefused when it cannot be written to */
export function openDataDir(dataDir: string): void {
  writingTo(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    tryWriting(dataDir);
  });
}
