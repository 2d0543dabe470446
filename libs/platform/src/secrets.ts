import { hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writingTo } from './data-dir';
import { ConfigRefused } from './refused';

interface Where {
  readonly production: boolean;
  readonly dataDir: string;
}

const KEY_BYTES = 32;
const HEX_KEY = /^[0-9a-fA-F]{64}$/;
const BASE64_KEY = /^[A-Za-z0-9+/_-]{43}=?$/;

/** Characters that a pass phrase needs; outside production one may stand where 32 bytes are wanted. */
const PASS_PHRASE = 16;
/** Fixed and public: the same phrase has to give the same key on every start. It guards test data only. */
const SALT = 'kurator pass phrase';
const fromPhrase = (phrase: string): Buffer => scryptSync(phrase.normalize('NFC'), SALT, KEY_BYTES);
const isPhrase = (text: string, { production }: Where): boolean => !production && [...text].length >= PASS_PHRASE;

/**
 * The 32 bytes of MASTER_KEY, given as base64 or as 64 hexadecimal digits, outside production also as a pass phrase of
 * at least 16 characters (scrypt); made and kept in `master.key` when absent.
 * @throws ConfigRefused in production without it, or when it is none of these
 */
export const masterKeyOf = (given: string | undefined, where: Where): Buffer =>
  keyOf('MASTER_KEY', given || kept('MASTER_KEY', 'master.key', where), where);

function keyOf(name: string, text: string, where: Where): Buffer {
  if (HEX_KEY.test(text)) return Buffer.from(text, 'hex');
  if (BASE64_KEY.test(text)) return Buffer.from(text, 'base64');
  if (isPhrase(text, where)) return fromPhrase(text);
  throw new ConfigRefused(
    `${name} должен содержать 32 байта в base64 или 64 шестнадцатеричные цифры ` +
      '(вне рабочей среды можно фразу от 16 знаков)',
    `${name} must be 32 bytes as base64 or 64 hexadecimal digits (outside production a phrase of 16 characters will do)`,
  );
}

/**
 * The 32 bytes that SIGNING_KEY gives in the same way as MASTER_KEY; without it they follow from the master key (HKDF), so
 * that all processes of a register sign with one key and none has to be kept besides.
 * @throws ConfigRefused when it is none of these
 */
export const signingSeedOf = (given: string | undefined, masterKey: Buffer, where: Where): Buffer =>
  given
    ? keyOf('SIGNING_KEY', given, where)
    : Buffer.from(hkdfSync('sha256', masterKey, '', 'kurator: signs the checkpoints of the log', KEY_BYTES));

/**
 * TOKEN_SECRET as bytes, at least 32 of them, outside production also a pass phrase of at least 16 characters (scrypt);
 * made and kept in `token.secret` when absent.
 * @throws ConfigRefused in production without it, or when it is too short
 */
export function secretOf(given: string | undefined, where: Where): Buffer {
  const text = given || kept('TOKEN_SECRET', 'token.secret', where);
  const secret = Buffer.from(text, 'utf8');
  if (secret.length >= KEY_BYTES) return secret;
  if (isPhrase(text, where)) return fromPhrase(text);
  throw new ConfigRefused(
    'TOKEN_SECRET короче 32 байт (вне рабочей среды можно фразу от 16 знаков)',
    'TOKEN_SECRET is shorter than 32 bytes (outside production a phrase of 16 characters will do)',
  );
}

function kept(name: string, file: string, { production, dataDir }: Where): string {
  if (production) throw new ConfigRefused(`В рабочей среде нужен ${name}`, `${name} is required in production`);
  const path = join(dataDir, file);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const made = randomBytes(32).toString('base64');
  writingTo(dataDir, () => {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
  });
  return made;
}
