import { KEY_BYTES } from './aead';

/** The key that seals a family's addresses and free text (architecture decision 5). */
export const FAMILY_KEY = 'family';

/** The keys of one owner by name; null stands for a destroyed key and stays for ever, so that it is not made again. */
export type KeyRing = ReadonlyMap<string, Buffer | null>;

/** One entry: length of the name, name, 1 and the key, or 0 for a destroyed one. */
export function packRing(ring: KeyRing): Buffer {
  const parts: Buffer[] = [];
  for (const [name, key] of ring) {
    const bytes = Buffer.from(name);
    parts.push(Buffer.from([bytes.length]), bytes, Buffer.from([key ? 1 : 0]));
    if (key) parts.push(key);
  }
  return Buffer.concat(parts);
}

/** Reads what {@link packRing} wrote. The keys are copies, not views of `packed`. */
export function unpackRing(packed: Buffer): KeyRing {
  const ring = new Map<string, Buffer | null>();
  for (let at = 0; at < packed.length;) {
    const end = at + 1 + (packed[at] as number);
    const name = packed.toString('utf8', at + 1, end);
    const present = packed[end] === 1;
    at = end + 1;
    ring.set(name, present ? Buffer.from(packed.subarray(at, at + KEY_BYTES)) : null);
    if (present) at += KEY_BYTES;
  }
  return ring;
}
