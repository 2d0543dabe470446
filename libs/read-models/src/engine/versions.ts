import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Projection } from '../projection';

/** Which file serves, and what it was built by. */
export interface Version {
  readonly file: string;
  readonly signature: string;
}

const ALIAS = 'current.json';
const FILE = /^read-models-(\d+)\.db$/;

/** Changes whenever a name, version or collection of a projection does: the read models then have to be rebuilt. */
export function signatureOf<View>(projections: readonly Projection<View>[]): string {
  const said = projections.map(({ name, version, kind, collections }) => ({ name, version, kind, collections }));
  said.sort((a, b) => (a.name < b.name ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** The version that serves; null in a new folder. @throws Error for a damaged alias, which is never guessed at */
export async function servingVersion(dir: string): Promise<Version | null> {
  try {
    const { file, signature } = JSON.parse(await readFile(join(dir, ALIAS), 'utf8')) as Version;
    if (!FILE.test(file)) throw new Error(`${ALIAS} names no read models`);
    return { file, signature };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

const numberOf = (file: string): number => Number(FILE.exec(file)?.[1] ?? 0);

/** Removes every file but the serving one: half-built ones, and the one that served before a flip. */
export async function sweep(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  const serving = (await servingVersion(dir))?.file;
  for (const name of await readdir(dir)) {
    const base = name.replace(/-(wal|shm)$/, '');
    if (FILE.test(base) && base !== serving) await rm(join(dir, name), { force: true });
  }
}

/** Name for the next file, newer than every one there. */
export async function nextFile(dir: string): Promise<string> {
  const numbers = (await readdir(dir)).map((name) => numberOf(name.replace(/-(wal|shm)$/, '')));
  return `read-models-${Math.max(0, ...numbers) + 1}.db`;
}

/** Lets a file serve from now on. Atomic and durable: after a power cut either the old or the new one serves. */
export async function flip(dir: string, version: Version): Promise<void> {
  const temporary = join(dir, `${ALIAS}.new`);
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(`${JSON.stringify(version)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, join(dir, ALIAS));
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
