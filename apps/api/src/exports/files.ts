import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock, Instant } from '@kurator/kernel';
import type { Logger } from '@kurator/platform';
import { KEY_BYTES, opened, sealed } from './seal';

/** How long a file waits for whoever asked for it, ms; its name on the disk says until when. */
export const KEPT_MS = 60 * 60_000;
const SWEEP_MS = 60_000;

/** Where a file lies, and what opens it: the key stands in its job alone, sealed, so a file without its job is noise. */
export interface Stored {
  readonly fileId: string;
  /** Base64. */
  readonly key: string;
  readonly bytes: number;
  readonly expiresAt: Instant;
}

/** Data were destroyed while a file was made of them: it is not kept. */
export class FilesForgotten extends Error {}

/** Files of exports, sealed on the disk, for an hour, which a restart does not cut short. */
export interface ExportFiles {
  /** Stores what is rendered. @throws what the source throws, and what the disk does: then nothing is left of it */
  store(content: Readable): Promise<Stored>;
  /** The file in the clear, or null when it is expired or gone. @throws what the disk does */
  open(stored: Stored): Promise<Readable | null>;
  remove(fileId: string): Promise<void>;
  /** Removes what has expired. */
  sweep(): Promise<void>;
  /** Removes everything, also what is being made: personal data were destroyed, no copy may outlive them. */
  forget(): Promise<void>;
  /** Sweeps no more; files whose hour is not over are there after the next start. */
  close(): Promise<void>;
}

export interface FilesOptions {
  readonly dir: string;
  readonly now: Clock;
  readonly newId: () => string;
  /** Where a sweep that the disk refuses is told; it is tried again with the next. */
  readonly logger: Pick<Logger, 'error'>;
}

/** The file at a path; null only when there is none: what the disk refuses is a fault, and is told as one. */
async function openedAt(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === 'ENOENT') return null;
    throw error;
  }
}

export const later = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();

type Kept = Pick<Stored, 'fileId' | 'expiresAt'>;
const nameOf = ({ fileId, expiresAt }: Kept): string => `${fileId}.${Date.parse(expiresAt)}`;
const NAME = /^([^.]+)\.(\d+)$/;

/** What an earlier process left that is whole; what it was still making is removed. */
function leftIn(dir: string): Kept[] {
  return readdirSync(dir).flatMap((name) => {
    const [, fileId, until] = NAME.exec(name) ?? [];
    if (fileId !== undefined) return [{ fileId, expiresAt: new Date(Number(until)).toISOString() }];
    rmSync(join(dir, name));
    return [];
  });
}

/** Bytes in the clear, counted on their way. */
export async function* counted(content: Readable, count: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content as AsyncIterable<Buffer | string>) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    count(bytes.length);
    yield bytes;
  }
}

export function openFiles({ dir, now, newId, logger }: FilesOptions): ExportFiles {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const kept = new Map<string, Kept>(leftIn(dir).map((one) => [one.fileId, one]));
  let forgotten = 0;
  const remove = async (fileId: string): Promise<void> => {
    const one = kept.get(fileId);
    kept.delete(fileId);
    if (one !== undefined) await rm(join(dir, nameOf(one)), { force: true });
  };
  const sweep = async (): Promise<void> => {
    const old = [...kept.values()].filter(({ expiresAt }) => expiresAt <= now());
    await Promise.all(old.map(({ fileId }) => remove(fileId)));
  };
  const sweepAway = (): Promise<void> =>
    sweep().catch((err: unknown) => logger.error({ err }, 'files of exports that expired were not removed'));
  const timer = setInterval(() => void sweepAway(), SWEEP_MS).unref();
  void sweepAway();

  /** Whole under its name or not there at all: made beside it, on the disk before it gets the name. */
  async function write(fileId: string, key: Buffer, content: Readable): Promise<Kept & { bytes: number }> {
    const making = join(dir, `${fileId}.part`);
    const before = forgotten;
    let bytes = 0;
    try {
      const source = counted(content, (more) => (bytes += more));
      await pipeline(sealed(key, source), createWriteStream(making, { flags: 'wx', mode: 0o600, flush: true }));
      if (forgotten !== before) throw new FilesForgotten();
      const one = { fileId, expiresAt: later(now(), KEPT_MS) };
      renameSync(making, join(dir, nameOf(one)));
      kept.set(fileId, one);
      return { ...one, bytes };
    } catch (error) {
      await rm(making, { force: true });
      throw error;
    }
  }
  return {
    async store(content) {
      const key = randomBytes(KEY_BYTES);
      return { ...(await write(newId(), key, content)), key: key.toString('base64') };
    },
    async open({ fileId, key, expiresAt }) {
      if (expiresAt <= now()) await remove(fileId);
      const one = kept.get(fileId);
      const there = one === undefined ? null : await openedAt(join(dir, nameOf(one)));
      return there && Readable.from(opened(Buffer.from(key, 'base64'), there.createReadStream()));
    },
    remove,
    sweep,
    async forget() {
      forgotten += 1;
      await Promise.all([...kept.keys()].map(remove));
    },
    close() {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}
