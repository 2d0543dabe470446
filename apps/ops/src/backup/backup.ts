import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '@kurator/event-log';
import { ConfigRefused } from '@kurator/platform';

/**
 * What is backed up, in the order in which it has to be: a key is made before the event that it seals, so keys that are
 * copied after the log open everything that the copied log holds. The audit holds what was signed of the log: copied before
 * it, so that a restored log is never shorter than its signatures. Read models are never backed up (architecture decision
 * 6): they are built again, without what was destroyed.
 */
const PARTS = [
  ['log', ['audit.db', 'log.db']],
  ['keys', ['vault.db', 'accounts.db']],
] as const;
export type BackupPart = (typeof PARTS)[number][0];

/** A file of the backup, below its folder. */
export interface Copied {
  readonly file: string;
  readonly sha256: string;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** On the disk, and readable for this account alone. */
function settle(file: string): void {
  chmodSync(file, 0o600);
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
}

async function copyPart(dataDir: string, target: string, [part, files]: (typeof PARTS)[number]) {
  mkdirSync(join(target, part), { recursive: true, mode: 0o700 });
  const copied: Copied[] = [];
  for (const name of files.filter((one) => existsSync(join(dataDir, one)))) {
    const file = join(part, name);
    copyDatabase(join(dataDir, name), join(target, file));
    settle(join(target, file));
    copied.push({ file, sha256: await digestOf(join(target, file)) });
  }
  return copied;
}

function refuseUnfit(dataDir: string, target: string, parts: readonly BackupPart[]): void {
  if (!existsSync(join(dataDir, 'vault.db')))
    throw new ConfigRefused(`В ${dataDir} нет реестра`, `there is no register in ${dataDir}`);
  const taken = parts.find((part) => existsSync(join(target, part)));
  if (taken !== undefined)
    throw new ConfigRefused(
      `Папка ${join(target, taken)} уже есть: копии не переписываются`,
      `the folder ${join(target, taken)} is there already: backups are not overwritten`,
    );
}

/**
 * Copies a register that may be working meanwhile into `target/log` and `target/keys`, log first, and writes
 * `manifest.json` with a digest per file into each, last.
 * @param target is made when it is missing; what is in it already is not touched
 * @param parts log and keys may be kept apart: each alone opens nothing
 * @throws ConfigRefused without a register, or when a part is there already
 */
export async function backUp(
  dataDir: string,
  target: string,
  parts: readonly BackupPart[] = ['log', 'keys'],
): Promise<readonly Copied[]> {
  refuseUnfit(dataDir, target, parts);
  const all: Copied[] = [];
  for (const part of PARTS.filter(([name]) => parts.includes(name))) {
    const copied = await copyPart(dataDir, target, part);
    const manifest = join(target, part[0], 'manifest.json');
    writeFileSync(manifest, `${JSON.stringify(copied, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    all.push(...copied);
  }
  return all;
}
