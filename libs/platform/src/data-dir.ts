import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused } from './refused';

/** Written and removed again, to see that it can be. */
const PROBE = '.writable';

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
