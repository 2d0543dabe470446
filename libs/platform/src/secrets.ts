import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigRefused } from './refused';

interface Where {
  readonly production: boolean;
  readonly dataDir: string;
}

/**
 * The 32 bytes of MASTER_KEY, given as base64 or as 64 hexadecimal digits; made and kept in `master.key` when absent.
 * @throws ConfigRefused in production without it, or when it is not 32 bytes
 */
export function masterKeyOf(given: string | undefined, where: Where): Buffer {
  const text = given || kept('MASTER_KEY', 'master.key', where);
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== 32)
    throw new ConfigRefused(
      'MASTER_KEY должен содержать 32 байта в base64 или 64 шестнадцатеричные цифры',
      'MASTER_KEY must be 32 bytes as base64 or 64 hexadecimal digits',
    );
  return key;
}

/**
 * TOKEN_SECRET as bytes, at least 32 of them; made and kept in `token.secret` when absent.
 * @throws ConfigRefused in production without it, or when it is too short
 */
export function secretOf(given: string | undefined, where: Where): Buffer {
  const secret = Buffer.from(given || kept('TOKEN_SECRET', 'token.secret', where), 'utf8');
  if (secret.length < 32)
    throw new ConfigRefused('TOKEN_SECRET короче 32 байт', 'TOKEN_SECRET is shorter than 32 bytes');
  return secret;
}

function kept(name: string, file: string, { production, dataDir }: Where): string {
  if (production) throw new ConfigRefused(`В рабочей среде нужен ${name}`, `${name} is required in production`);
  const path = join(dataDir, file);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('base64');
  writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return made;
}
