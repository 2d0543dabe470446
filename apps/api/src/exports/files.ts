import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock, Instant } from '@kurator/kernel';
import { KEY_BYTES, opened, sealed } from './seal';

/** How long a file waits for whoever asked for it, ms. */
const KEPT_MS = 60 * 60_000;
const SWEEP_MS = 60_000;

/** Where a file lies, and what opens it: the key is nowhere on the disk, so a file without its job is noise. */
export interface Stored {
  readonly fileId: string;
  /** Base64. */
  readonly key: string;
  readonly bytes: number;
  readonly expiresAt: Instant;
}

/** Data were destroyed while a file was made of them: it is not kept. */
export class FilesForgotten extends Error {}

/** Files of exports, sealed on the disk, for an hour. */
export interface ExportFiles {
  /** Stores what is rendered. @throws what the source throws, and what the disk does: then nothing is left of it */
  store(content: Readable): Promise<Stored>;
  /** The file in the clear, or null when it is expired or gone. */
  open(stored: Stored): Promise<Readable | null>;
  remove(fileId: string): Promise<void>;
  /** Removes what has expired. */
  sweep(): Promise<void>;
  /** Removes everything, also what is being made: personal data were destroyed, no copy may outlive them. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

export interface FilesOptions {
  /** Emptied at every start: a file does not outlive the process that holds its key. */
  readonly dir: string;
  readonly now: Clock;
  readonly newId: () => string;
}

const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

/** Bytes in the clear, counted on their way. */
async function* counted(content: Readable, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    count(bytes.length);
    yield bytes;
  }
}

export function openFiles({ dir, now, newId }: FilesOptions): ExportFiles {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const expiries = new Map<string, Instant>();
  let forgotten = 0;
  const pathOf = (fileId: string): string => join(dir, fileId);
  const remove = async (fileId: string): Promise<void> => {
    expiries.delete(fileId);
    await rm(pathOf(fileId), { force: true });
  };
  const sweep = async (): Promise<void> => {
    const old = [...expiries].filter(([, expiresAt]) => expiresAt <= now());
    await Promise.all(old.map(([fileId]) => remove(fileId)));
  };
  const timer = setInterval(() => void sweep(), SWEEP_MS).unref();

  async function write(fileId: string, key: Buffer, content: Readable): Promise<number> {
    let bytes = 0;
    const source = counted(content, (more) => (bytes += more));
    await pipeline(sealed(key, source), createWriteStream(pathOf(fileId), { flags: 'wx', mode: 0o600 }));
    return bytes;
  }
  return {
    async store(content) {
      const fileId = newId();
      const key = randomBytes(KEY_BYTES);
      const before = forgotten;
      try {
        const bytes = await write(fileId, key, content);
        if (forgotten !== before) throw new FilesForgotten();
        const expiresAt = later(now(), KEPT_MS);
        expiries.set(fileId, expiresAt);
        return { fileId, key: key.toString('base64'), bytes, expiresAt };
      } catch (error) {
        await remove(fileId);
        throw error;
      }
    },
    async open({ fileId, key, expiresAt }) {
      if (expiresAt <= now()) await remove(fileId);
      const there = await stat(pathOf(fileId)).catch(() => null);
      if (there === null) return null;
      return Readable.from(opened(Buffer.from(key, 'base64'), createReadStream(pathOf(fileId))));
    },
    remove,
    sweep,
    async forget() {
      forgotten += 1;
      await Promise.all([...expiries.keys()].map(remove));
    },
    async close() {
      clearInterval(timer);
      await Promise.all([...expiries.keys()].map(remove));
    },
  };
}
