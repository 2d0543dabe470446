import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { connectReadOnly, type Connection } from '../sqlite/connection';
import { lockFile } from '../sqlite/folder-lock';
import { startWriter, type WriterThread } from '../sqlite/writer-thread';
import { decrypt, encrypt, KEY_BYTES } from './aead';
import { WrongMasterKey } from './errors';
import { packRing, unpackRing, type KeyRing } from './key-ring';
import { CHECK, CHECK_TEXT, checkMasterKey } from './vault-file';
import type { VaultJob } from './vault-writer';

/** The keys of families and persons, apart from the log (architecture decision 5). An owner is a stream's name. */
export interface KeyReader {
  /** Empty when the owner has none. Embedded it answers at once. */
  keys(owner: string): KeyRing | Promise<KeyRing>;
  close(): Promise<void>;
}
/** Where the keys lie in a file of this machine. */
export interface EmbeddedKeyReader extends KeyReader {
  keys(owner: string): KeyRing;
}
export interface KeyVault extends KeyReader {
  /** Makes the keys that are missing, durably; a destroyed one stays destroyed. Returns all keys of the owner. */
  ensure(owner: string, keyNames: readonly string[]): Promise<KeyRing>;
  /** Destroys keys for ever, durably, and remembers it, also for keys that are not here. Repeatable. */
  destroy(owner: string, keyNames: readonly string[]): Promise<void>;
  /** Wraps all keys with another master key, all or none. */
  rotate(newMasterKey: Buffer): Promise<void>;
}

export type EmbeddedVault = Omit<KeyVault, 'keys'> & EmbeddedKeyReader;

const CACHED_OWNERS = 20_000;
const WRITER = 'libs/event-log/src/vault/writer-thread';
const NO_KEYS: KeyRing = new Map();

/** Tries the master keys in turn: while the vault is being rotated a row may be wrapped with the old or the new one. */
function ringReader(db: Connection, file: string) {
  const wrappedOf = db.prepare('SELECT keys FROM owners WHERE owner=?');
  return (owner: string, masterKeys: readonly Buffer[]): KeyRing => {
    const wrapped = wrappedOf.get([owner])?.[0];
    if (!Buffer.isBuffer(wrapped)) return NO_KEYS;
    for (const masterKey of masterKeys) {
      const plain = decrypt(masterKey, wrapped, owner);
      if (plain) return unpackRing(plain);
    }
    throw new WrongMasterKey(file);
  };
}

function checkLength(masterKey: Buffer): void {
  if (masterKey.length !== KEY_BYTES)
    throw new RangeError(`a master key has ${KEY_BYTES} bytes, this one ${masterKey.length}`);
}

/** Runs the changes of one owner one after the other: each reads what the one before has written. */
function turns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(owner: string, change: () => Promise<T>): Promise<T> => {
    const before = last.get(owner) ?? Promise.resolve();
    const turn = before.then(change, change);
    last.set(owner, turn);
    const leave = () => {
      if (last.get(owner) === turn) last.delete(owner);
    };
    turn.then(leave, leave);
    return turn;
  };
}

interface Open {
  readonly file: string;
  readonly writer: WriterThread<VaultJob, true>;
  readonly db: Connection;
  readonly unlock: () => void;
}

function vaultOn({ file, writer, db, unlock }: Open, firstMasterKey: Buffer): EmbeddedVault {
  const read = ringReader(db, file);
  const cache = new LRUCache<string, KeyRing>({ max: CACHED_OWNERS });
  const inTurn = turns();
  let rotating: Promise<unknown> | null = null;
  let masterKeys: readonly [Buffer, ...Buffer[]] = [firstMasterKey];

  const keys = (owner: string): KeyRing => {
    const ring = cache.get(owner) ?? read(owner, masterKeys);
    cache.set(owner, ring);
    return ring;
  };
  const put = async (owner: string, ring: KeyRing, wipe: boolean): Promise<KeyRing> => {
    // Again after every wait: what is wrapped with the old key must reach the writer before the rotation does.
    while (rotating) await rotating;
    const wrapped = encrypt(masterKeys[0], packRing(ring), owner, randomBytes);
    await writer.submit({ kind: 'put', owner, wrapped, wipe }, wrapped.length);
    cache.set(owner, ring);
    return ring;
  };
  const missing = (owner: string, names: readonly string[]) => names.filter((name) => !keys(owner).has(name));

  return {
    keys,
    async ensure(owner, keyNames) {
      if (missing(owner, keyNames).length === 0) return keys(owner);
      return inTurn(owner, async () => {
        const fresh = missing(owner, keyNames).map((name) => [name, randomBytes(KEY_BYTES)] as const);
        return fresh.length === 0 ? keys(owner) : put(owner, new Map([...keys(owner), ...fresh]), false);
      });
    },
    async destroy(owner, keyNames) {
      await inTurn(owner, () =>
        put(owner, new Map([...keys(owner), ...keyNames.map((name) => [name, null] as const)]), true),
      );
    },
    async rotate(newMasterKey) {
      checkLength(newMasterKey);
      await inTurn(CHECK, async () => {
        const [from] = masterKeys;
        masterKeys = [from, newMasterKey];
        const end = (key: Buffer) => {
          masterKeys = [key];
          rotating = null;
        };
        const done = writer.submit({ kind: 'rotate', from, to: newMasterKey }, 0);
        // Who asked for the rotation hears of its failure; the others go on with the old key.
        rotating = done.then(
          () => end(newMasterKey),
          () => end(from),
        );
        await rotating;
        await done;
      });
    },
    async close() {
      await writer.close();
      db.close();
      unlock();
    },
  };
}

async function openFiles(file: string): Promise<Omit<Open, 'unlock'>> {
  const writer = await startWriter<VaultJob, true>(WRITER, { file });
  return { file, writer, db: connectReadOnly(file) };
}

/** Writes the check value of a new vault, or holds the master key against the one of an old vault. */
async function greet({ file, writer, db }: Omit<Open, 'unlock'>, masterKey: Buffer): Promise<void> {
  if (db.prepare('SELECT 1 FROM owners LIMIT 1').get() === undefined) {
    const wrapped = encrypt(masterKey, Buffer.from(CHECK_TEXT), CHECK, randomBytes);
    await writer.submit({ kind: 'put', owner: CHECK, wrapped, wipe: false }, wrapped.length);
  }
  checkMasterKey(db, file, masterKey);
}

/**
 * Opens the key vault, one SQLite file, made when it is missing.
 * @param options.masterKey 32 bytes; wraps the keys and is stored nowhere
 * @throws WrongMasterKey, DataInUse
 */
export async function openVault(options: {
  readonly file: string;
  readonly masterKey: Buffer;
}): Promise<EmbeddedVault> {
  const { file, masterKey } = options;
  checkLength(masterKey);
  const unlock = lockFile(file);
  try {
    const files = await openFiles(file);
    const vault = vaultOn({ ...files, unlock }, masterKey);
    await greet(files, masterKey).catch(async (error: unknown) => {
      await files.writer.close();
      files.db.close();
      throw error;
    });
    return vault;
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * Reads a vault that this or another process writes. Nothing is cached: a destroyed key is gone at once.
 * @throws WrongMasterKey
 */
export function openVaultReader(options: { readonly file: string; readonly masterKey: Buffer }): EmbeddedKeyReader {
  const { file, masterKey } = options;
  checkLength(masterKey);
  const db = connectReadOnly(file);
  checkMasterKey(db, file, masterKey);
  const read = ringReader(db, file);
  return {
    keys: (owner) => read(owner, [masterKey]),
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
