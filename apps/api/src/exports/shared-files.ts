import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Instant } from '@kurator/kernel';
import { changed, type SharedStore } from '@kurator/shared-store';
import { counted, FilesForgotten, later, KEPT_MS, openFiles, type ExportFiles, type FilesOptions } from './files';
import { KEY_BYTES, opened, sealed } from './seal';

export type SharedFilesOptions = Omit<FilesOptions, 'dir'> & { readonly store: SharedStore };

/** When a file ends, by its id; its pieces lie under another kind. */
const FILE = 'file';
const PIECE = 'piece';
/** Counts how often everything was forgotten. */
const FORGOTTEN = ['forgotten', 'files'] as const;
/** Sealed bytes in one entry: far below the sixteen megabytes of a document. */
const PIECE_BYTES = 512 * 1024;
const SWEEP_MS = 60_000;

const pieceOf = (fileId: string, no: number): string => `${fileId}/${String(no).padStart(8, '0')}`;

async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const one of source) {
    held.push(one);
    bytes += one.length;
    if (bytes < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}

/** Files of exports where every process reaches them: whoever made one, any may give it out. Sealed as on the disk. */
export function openSharedFiles({ store, now, newId, logger }: SharedFilesOptions): ExportFiles {
  const forgotten = async (): Promise<string> => (await store.get(...FORGOTTEN))?.value ?? '0';
  const expiryOf = async (fileId: string): Promise<Instant | null> => (await store.get(FILE, fileId))?.value ?? null;
  async function* piecesOf(fileId: string): AsyncGenerator<Buffer> {
    for (let no = 0; ; no += 1) {
      const kept = await store.get(PIECE, pieceOf(fileId, no));
      if (kept === null) return;
      yield Buffer.from(kept.value, 'base64');
    }
  }
  const remove = async (fileId: string): Promise<void> => {
    // From the last piece on, so that what a crash leaves is still found by its beginning; the entry goes at the end.
    let no = 0;
    while ((await store.get(PIECE, pieceOf(fileId, no))) !== null) no += 1;
    for (; no > 0; no -= 1) await store.remove(PIECE, pieceOf(fileId, no - 1));
    await store.remove(FILE, fileId);
  };
  const removeAll = async (isOver: (expiresAt: Instant) => boolean): Promise<void> => {
    for await (const { id, value } of store.all(FILE)) if (isOver(value)) await remove(id);
  };
  const sweep = (): Promise<void> => removeAll((expiresAt) => expiresAt <= now());
  const told = (error: unknown): void =>
    logger.error({ err: error }, 'old export files could not be removed; it is tried again');
  const timer = setInterval(() => void sweep().catch(told), SWEEP_MS).unref();

  async function write(fileId: string, key: Buffer, content: Readable): Promise<number> {
    let bytes = 0;
    let no = 0;
    const source = counted(content, (more) => (bytes += more));
    for await (const piece of inPieces(sealed(key, source)))
      await store.put(PIECE, pieceOf(fileId, no++), piece.toString('base64'), null);
    return bytes;
  }
  return {
    async store(content) {
      const [fileId, key, before] = [newId(), randomBytes(KEY_BYTES), await forgotten()];
      const expiresAt = later(now(), KEPT_MS);
      try {
        await store.put(FILE, fileId, expiresAt, null);
        const bytes = await write(fileId, key, content);
        if ((await forgotten()) !== before || (await expiryOf(fileId)) === null) throw new FilesForgotten();
        return { fileId, key: key.toString('base64'), bytes, expiresAt };
      } catch (error) {
        await remove(fileId);
        throw error;
      }
    },
    async open({ fileId, key, expiresAt }) {
      if (expiresAt <= now()) await remove(fileId);
      if ((await expiryOf(fileId)) === null) return null;
      return Readable.from(opened(Buffer.from(key, 'base64'), piecesOf(fileId)));
    },
    remove,
    sweep,
    async forget() {
      await changed(store, FORGOTTEN, (text) => String(Number(text ?? '0') + 1));
      await removeAll(() => true);
    },
    close: () => {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}

/** Where every process reaches them, or in the data folder of the one that there is. */
export const exportFiles = (store: SharedStore | null, options: FilesOptions): ExportFiles =>
  store === null ? openFiles(options) : openSharedFiles({ ...options, store });
