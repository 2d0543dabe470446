import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one test. */
export function aFolder() {
  const path = mkdtempSync(join(tmpdir(), 'kurator-log-'));
  return { file: (name: string) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) };
}
