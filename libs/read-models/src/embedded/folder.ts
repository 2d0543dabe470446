import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { versionsIn, type Aliases } from '../engine/aliases';
import { readJson, replaceFile } from './replace-file';

/** Which file serves, and what it was built by. */
export interface Version {
  readonly file: string;
  readonly signature: string;
}
/** As it lies in the alias's file: programs from before several versions were kept read the first two. */
interface Stored extends Version {
  readonly aliases?: Aliases;
}

const ALIAS = 'current.json';
const FILE = /^read-models-(\d+)\.db$/;
/** What lies beside a version's file and belongs to it. */
const BESIDE = /(?:-wal|-shm|\.build|\.build\.new|\.cancel)$/;

const isSound = ({ file, signature, aliases = [] }: Stored): boolean =>
  FILE.test(file) && typeof signature === 'string' && [...versionsIn(aliases)].every((name) => FILE.test(name));

/** Every alias, the last one first; none in a new folder. @throws Error for a damaged file, which is never guessed at */
export async function aliasesIn(dir: string): Promise<Aliases> {
  const stored = await readJson<Stored>(join(dir, ALIAS));
  if (stored === null) return [];
  if (!isSound(stored)) throw new Error(`${ALIAS} names no read models`);
  const { file, signature, aliases } = stored;
  return aliases ?? [{ signature, version: file, previous: null }];
}

/** The version that was let serve last; null in a new folder. @throws Error for a damaged alias */
export async function servingVersion(dir: string): Promise<Version | null> {
  const [last] = await aliasesIn(dir);
  return last ? { file: last.version, signature: last.signature } : null;
}

/** @param aliases at least one */
export async function storeAliases(dir: string, aliases: Aliases): Promise<void> {
  const [last] = aliases;
  if (!last) throw new Error('something has to serve');
  const stored: Stored = { file: last.version, signature: last.signature, aliases };
  await replaceFile(join(dir, ALIAS), `${JSON.stringify(stored)}\n`);
}

const baseOf = (name: string): string => name.replace(BESIDE, '');
const numberOf = (file: string): number => Number(FILE.exec(file)?.[1] ?? 0);
export const byNumber = (a: string, b: string): number => numberOf(a) - numberOf(b);

/** Files of versions, each once, the oldest first. */
export async function versionFiles(dir: string): Promise<readonly string[]> {
  const names = new Set((await readdir(dir)).map(baseOf));
  return [...names].filter((name) => FILE.test(name)).sort(byNumber);
}

/** Removes a version with all that belongs to it. */
export async function removeVersion(dir: string, file: string): Promise<void> {
  for (const name of await readdir(dir)) if (baseOf(name) === file) await rm(join(dir, name), { force: true });
}

/** Removes every version but those that an alias names and those to be kept. */
export async function sweepFolder(dir: string, kept: Iterable<string>): Promise<void> {
  await mkdir(dir, { recursive: true });
  const named = new Set([...versionsIn(await aliasesIn(dir)), ...kept]);
  for (const file of await versionFiles(dir)) if (!named.has(file)) await removeVersion(dir, file);
}

/** Name for the next file, newer than every one there. */
export async function nextFile(dir: string): Promise<string> {
  const numbers = (await versionFiles(dir)).map(numberOf);
  return `read-models-${Math.max(0, ...numbers) + 1}.db`;
}
