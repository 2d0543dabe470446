import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default), 19 MiB, two passes, one lane; about 25 ms of one core. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Passwords as argon2id. Both run outside the main thread. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
}

export const argon2id: Passwords = {
  hash: (password) => hash(password, OPTIONS),
  verify: (stored, password) => verify(stored, password),
};
