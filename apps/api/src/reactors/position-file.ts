import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** How far a reactor has gone through the log. */
export interface StoredPosition {
  /** Null before the first run, and for a file that says nothing: the reactor begins anew, which changes nothing. */
  read(): string | null;
  /** Durable when it returns. */
  write(position: string): void;
}

/** A reactor's own position in a small file, replaced as a whole. */
export function positionFile(file: string): StoredPosition {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return {
    read() {
      try {
        const said: unknown = JSON.parse(readFileSync(file, 'utf8'));
        return typeof said === 'string' ? said : null;
      } catch {
        return null;
      }
    },
    write(position) {
      const handle = openSync(`${file}.new`, 'w', 0o600);
      try {
        writeSync(handle, JSON.stringify(position));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(`${file}.new`, file);
    },
  };
}
