import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { versionsIn } from '../engine/aliases';
import type { Build, BuildPlan, BuildProgress } from '../versions';
import { aliasesIn, versionFiles } from './folder';
import { readJson, replaceFile } from './replace-file';

type Note = BuildPlan & BuildProgress;

const noteOf = (dir: string, name: string): string => join(dir, `${name}.build`);
const markOf = (dir: string, name: string): string => join(dir, `${name}.cancel`);

const read = (dir: string, name: string): Promise<Note | null> => readJson<Note>(noteOf(dir, name));

/** What is noted of builds beside their files; what an alias names is no build any more. */
export async function buildsIn(dir: string): Promise<readonly Build[]> {
  const served = versionsIn(await aliasesIn(dir));
  const builds: Build[] = [];
  for (const name of await versionFiles(dir)) {
    const note = served.has(name) ? null : await read(dir, name);
    if (note) builds.push({ ...note, name, cancelled: existsSync(markOf(dir, name)) });
  }
  return builds;
}

/** @returns false when the build was cancelled, or is gone */
export async function noteBuild(dir: string, name: string, progress: BuildProgress): Promise<boolean> {
  const before = await read(dir, name);
  if (before === null || existsSync(markOf(dir, name))) return false;
  await storeNote(dir, name, { ...before, ...progress });
  return true;
}

export const storeNote = (dir: string, name: string, note: Note): Promise<void> =>
  replaceFile(noteOf(dir, name), `${JSON.stringify(note)}\n`);

export const cancelBuild = (dir: string, name: string): Promise<void> => writeFile(markOf(dir, name), '');
