import { randomBytes } from 'node:crypto';
import { LogUnavailable } from '../../port';
import { underWay } from '../../under-way';
import { decrypt, encrypt, KEY_BYTES } from '../aead';
import { WrongMasterKey } from '../errors';
import { packRing, unpackRing, type KeyRing } from '../key-ring';
import type { KeyVault } from '../vault';
import { CHECK, CHECK_TEXT } from '../vault-file';

/** Texts by owner that several processes have, each changed by compare and set. */
export interface RingStore {
  get(owner: string): Promise<{ readonly value: string; readonly version: number } | null>;
  /** @returns false when somebody else was quicker */
  put(owner: string, value: string, seen: number | null): Promise<boolean>;
  all(): AsyncIterable<{ readonly id: string; readonly value: string; readonly version: number }>;
  close(): Promise<void>;
}

export interface SharedVaultOptions {
  readonly store: RingStore;
  /** 32 bytes; wraps the keys and is stored nowhere. */
  readonly masterKey: Buffer;
  /** How the store is called in sentences. */
  readonly name: string;
}
interface Seen {
  readonly ring: KeyRing;
  readonly version: number | null;
}

/** Others may change an owner's keys at the same moment; all the time they do not. */
const TRIES = 100;
const NO_KEYS: KeyRing = new Map();

const wrap = (masterKey: Buffer, plain: Buffer, owner: string): string =>
  encrypt(masterKey, plain, owner, randomBytes).toString('base64');

/** @throws WrongMasterKey */
function unwrap(
  masterKeys: readonly Buffer[],
  { owner, value, name }: Record<'owner' | 'value' | 'name', string>,
): Buffer {
  for (const masterKey of masterKeys) {
    const plain = decrypt(masterKey, Buffer.from(value, 'base64'), owner);
    if (plain) return plain;
  }
  throw new WrongMasterKey(name);
}

function checkLength(masterKey: Buffer): void {
  if (masterKey.length !== KEY_BYTES)
    throw new RangeError(`a master key has ${KEY_BYTES} bytes, this one ${masterKey.length}`);
}

/** Writes the check value of a new vault, or holds the master key against the one of an old vault. */
async function greet({ store, masterKey, name }: SharedVaultOptions): Promise<void> {
  const mine = wrap(masterKey, Buffer.from(CHECK_TEXT), CHECK);
  const stored = await store.get(CHECK);
  // Of two first starts at one moment one is the first: the other one is held against it.
  if (!stored && (await store.put(CHECK, mine, null))) return;
  const value = (stored ?? (await store.get(CHECK)))?.value ?? '';
  if (unwrap([masterKey], { owner: CHECK, value, name }).toString() !== CHECK_TEXT) throw new WrongMasterKey(name);
}

/** Wraps one owner's keys anew, unless they are already. */
async function rewrapped({ store, name }: SharedVaultOptions, owner: string, from: Buffer, to: Buffer): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const stored = await store.get(owner);
    if (!stored || decrypt(to, Buffer.from(stored.value, 'base64'), owner)) return;
    const plain = unwrap([from], { owner, value: stored.value, name });
    if (await store.put(owner, wrap(to, plain, owner), stored.version)) return;
  }
  throw new LogUnavailable(`the keys of ${owner} change all the time`);
}

/**
 * The key vault that several processes share. Nothing is kept in memory: a key that one process has destroyed is gone for
 * all of them at the next look. Of two processes that make keys of one owner at once, the second takes those of the first.
 * A rotation is for one process alone: others go on wrapping with the old key, and have to be stopped before.
 * @throws WrongMasterKey
 */
export async function openSharedVault(options: SharedVaultOptions): Promise<KeyVault> {
  const { store, name } = options;
  checkLength(options.masterKey);
  await greet(options);
  const puts = underWay();
  /** The first wraps, all of them open: during a rotation the new and the old one. */
  let masterKeys: readonly [Buffer, ...Buffer[]] = [options.masterKey];
  const read = async (owner: string): Promise<Seen> => {
    const stored = await store.get(owner);
    if (!stored) return { ring: NO_KEYS, version: null };
    const { value, version } = stored;
    return { ring: unpackRing(unwrap(masterKeys, { owner, value, name })), version };
  };
  /** @param change null when nothing is to be changed */
  const put = async (owner: string, change: (ring: KeyRing) => KeyRing | null): Promise<KeyRing> => {
    for (let left = TRIES; left > 0; left -= 1) {
      const { ring, version } = await read(owner);
      const next = change(ring);
      if (next === null) return ring;
      if (await store.put(owner, wrap(masterKeys[0], packRing(next), owner), version)) return next;
    }
    throw new LogUnavailable(`the keys of ${owner} change all the time`);
  };
  return {
    keys: async (owner) => (await read(owner)).ring,
    ensure: (owner, keyNames) =>
      puts.track(
        put(owner, (ring) => {
          const missing = keyNames.filter((one) => !ring.has(one));
          if (missing.length === 0) return null;
          return new Map([...ring, ...missing.map((one) => [one, randomBytes(KEY_BYTES)] as const)]);
        }),
      ),
    async destroy(owner, keyNames) {
      const gone = put(owner, (ring) => {
        if (keyNames.every((one) => ring.get(one) === null)) return null;
        return new Map([...ring, ...keyNames.map((one) => [one, null] as const)]);
      });
      await puts.track(gone);
    },
    async rotate(newMasterKey) {
      checkLength(newMasterKey);
      const from = options.masterKey;
      masterKeys = [newMasterKey, from];
      // What was wrapped with the old key before this moment has to be there before it is looked for.
      await puts.settled();
      // The check value last: until then the old key opens the vault, and a rotation that broke off is begun again.
      for await (const { id } of store.all()) if (id !== CHECK) await rewrapped(options, id, from, newMasterKey);
      await rewrapped(options, CHECK, from, newMasterKey);
      masterKeys = [newMasterKey];
    },
    close: () => store.close(),
  };
}
