import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, type KeyVault } from '@kurator/event-log';
import type { JobKind, Sealer } from '@kurator/jobs';
import { addDays, type Clock } from '@kurator/kernel';
import { JOB_KINDS } from './kinds';

/** Owner in the vault; no stream is called so. */
const OWNER = 'jobs';
type Holds = JobKind['holds'];
const prefixOf = (holds: Holds): string => `${holds.toLowerCase()}-`;
const nameOf = (holds: Holds, day: string, n: number): string => `${prefixOf(holds)}${day}-${n}`;
const DAY_MS = 86_400_000;
/** A job waits and runs for two days at most; then it is kept for as long as its kind says. */
const KEEP_KEYS = 2 + Math.max(...JOB_KINDS.map(({ keepMs }) => Math.ceil(keepMs / DAY_MS)));
const NAME = /^[a-z]+-(\d{4}-\d{2}-\d{2})-\d+$/;

/**
 * Seals jobs with a key of the day from the vault. A key that is destroyed takes with it what lies sealed anywhere, in
 * a copy of the queue's disk too: when its time is over, and for families' data whenever data of a person are destroyed.
 * @param keepDays how many days after its own a key is kept: longer than anything that is sealed with it
 */
export function vaultSealer(
  vault: Pick<KeyVault, 'keys' | 'ensure' | 'destroy'>,
  now: Clock,
  keepDays = KEEP_KEYS,
): Sealer {
  const today = (): string => now().slice(0, 10);
  const living = async (): Promise<readonly string[]> =>
    [...(await vault.keys(OWNER))].flatMap(([name, key]) => (key === null ? [] : [name]));
  /** The first key of the day that was never destroyed. */
  const nameToday = async (holds: Holds): Promise<string> => {
    const ring = await vault.keys(OWNER);
    let n = 0;
    while (ring.get(nameOf(holds, today(), n)) === null) n += 1;
    return nameOf(holds, today(), n);
  };
  const destroy = async (names: readonly string[]): Promise<void> => {
    if (names.length > 0) await vault.destroy(OWNER, names);
  };
  const keyToday = async (holds: Holds): Promise<{ readonly name: string; readonly key: Buffer }> => {
    const name = await nameToday(holds);
    const key = (await vault.ensure(OWNER, [name])).get(name);
    // Destroyed between the two: the next name of the day is free.
    return key ? { name, key } : keyToday(holds);
  };
  return {
    async seal(holds, text) {
      const { name, key } = await keyToday(holds);
      return `${name}:${encrypt(key, Buffer.from(text), name, randomBytes).toString('base64')}`;
    },
    async open(sealed) {
      const at = sealed.indexOf(':');
      const name = sealed.slice(0, at);
      const key = (await vault.keys(OWNER)).get(name);
      return key ? (decrypt(key, Buffer.from(sealed.slice(at + 1), 'base64'), name)?.toString() ?? null) : null;
    },
    destroy: async (holds) => destroy((await living()).filter((name) => name.startsWith(prefixOf(holds)))),
    expire: async () => {
      const oldest = addDays(today(), -keepDays);
      return destroy((await living()).filter((name) => (NAME.exec(name)?.[1] ?? '') < oldest));
    },
  };
}
