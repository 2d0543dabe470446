import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Bytes of the file that are sealed together: what is in memory at once. */
const FRAME = 64 * 1024;
const TAG = 16;
const HEAD = 5;
const ALGORITHM = 'aes-256-gcm';
export const KEY_BYTES = 32;

/** A file that was changed, cut short or sealed with another key. */
export class FileBroken extends Error {}

/** The number of a frame and whether it is the last are part of the nonce: frames cannot be moved, left out or cut off. */
function nonceOf(no: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(no, 4);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

function frame(key: Buffer, no: number, { data, last }: { data: Buffer; last: boolean }): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonceOf(no, last));
  const body = Buffer.concat([cipher.update(data), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(last ? 1 : 0, 0);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** Seals a stream of bytes frame by frame. @param key of this file alone: frames are numbered from 0 */
export async function* sealed(key: Buffer, source: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0);
  let no = 0;
  for await (const chunk of source) {
    kept = Buffer.concat([kept, typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk]);
    while (kept.length > FRAME) {
      yield frame(key, no, { data: kept.subarray(0, FRAME), last: false });
      kept = kept.subarray(FRAME);
      no += 1;
    }
  }
  yield frame(key, no, { data: kept, last: true });
}

interface Framed {
  readonly last: boolean;
  readonly body: Buffer;
}
function open(key: Buffer, no: number, { last, body }: Framed): Buffer {
  if (body.length < TAG) throw new FileBroken('a frame is too short');
  const decipher = createDecipheriv(ALGORITHM, key, nonceOf(no, last));
  decipher.setAuthTag(body.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(body.subarray(0, -TAG)), decipher.final()]);
  } catch (error) {
    throw new FileBroken(`frame ${no} was changed`, { cause: error });
  }
}

/** Opens what {@link sealed} made; nothing of a frame leaves before the whole of it is proven. @throws FileBroken */
export async function* opened(key: Buffer, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer = Buffer.alloc(0);
  let no = 0;
  let ended = false;
  for await (const chunk of source) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    while (!ended && kept.length >= HEAD && kept.length >= HEAD + kept.readUInt32BE(1)) {
      const end = HEAD + kept.readUInt32BE(1);
      const last = kept.readUInt8(0) === 1;
      yield open(key, no, { last, body: kept.subarray(HEAD, end) });
      kept = kept.subarray(end);
      no += 1;
      ended = last;
    }
  }
  if (!ended || kept.length > 0) throw new FileBroken('the file is not whole');
}
