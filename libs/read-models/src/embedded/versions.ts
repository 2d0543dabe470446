import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { aliasFor, flipped, forgotten, madeIn, rolledBack, type Aliases } from '../engine/aliases';
import { isUnderWay, keptBuilds } from '../engine/builds';
import type { CollectionSpec } from '../port';
import { readJson, replaceFile } from './replace-file';
import type { ReplayAsked, ServingVersion, StoreBuilds, StoreVersions } from '../versions';
import { buildsIn, cancelBuild, noteBuild, storeNote } from './build-notes';
import { aliasesIn, nextFile, removeVersion, servingVersion, storeAliases, sweepFolder } from './folder';
import { folderLease } from './folder-lease';
import { openEmbeddedReadModels } from './open';

const REPLAY = 'replay.json';
/** A change of the aliases takes milliseconds. */
const ALIAS_WAIT_MS = 10_000;

function buildsOf(dir: string, collections: readonly CollectionSpec[]): StoreBuilds {
  return {
    async begin(plan) {
      const name = await nextFile(dir);
      // The note first: what has none is swept away.
      await storeNote(dir, name, { ...plan, phase: 'LOADING', families: 0, total: 0, at: plan.startedAt });
      return { name, store: await openEmbeddedReadModels({ file: join(dir, name), collections, bulk: true }) };
    },
    resume: ({ name }) => openEmbeddedReadModels({ file: join(dir, name), collections, bulk: 'RESUME' }),
    builds: () => buildsIn(dir),
    note: (name, progress) => noteBuild(dir, name, progress),
    cancel: (name) => cancelBuild(dir, name),
    drop: (name) => removeVersion(dir, name),
    buildLease: () => folderLease(join(dir, 'building')),
  };
}

/** One change after the other, also of two processes: whoever builds flips while whoever serves forgets. */
async function changeAliases(dir: string, change: (aliases: Aliases) => Aliases | null): Promise<Aliases | null> {
  const held = await folderLease(join(dir, 'alias')).take(AbortSignal.timeout(ALIAS_WAIT_MS));
  try {
    const before = await aliasesIn(dir);
    const after = change(before);
    if (after !== null && JSON.stringify(after) !== JSON.stringify(before)) await storeAliases(dir, after);
    return after;
  } finally {
    await held.release();
  }
}

async function flip(dir: string, version: ServingVersion): Promise<void> {
  if (!existsSync(join(dir, version.name))) throw new Error(`the read models ${version.name} are gone`);
  await changeAliases(dir, (aliases) => flipped(aliases, version));
  await rm(join(dir, `${version.name}.build`), { force: true });
}

async function rollBack(dir: string, signature: string): Promise<string | null> {
  const back = await changeAliases(dir, (aliases) => rolledBack(aliases, signature));
  return back?.[0]?.version ?? null;
}

async function sweep(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await sweepFolder(
    dir,
    keptBuilds(await buildsIn(dir)).map(({ name }) => name),
  );
}

async function forget(dir: string, signature: string, now: string): Promise<void> {
  await changeAliases(dir, (aliases) => {
    const left = forgotten(aliases, new Set([signature]));
    return left.length > 0 ? left : null;
  });
  for (const build of await buildsIn(dir)) if (!isUnderWay(build, now)) await removeVersion(dir, build.name);
  await sweep(dir);
}

/** Read models in a folder: each version is a file, a small one beside them says which serves. One process has the folder. */
export async function openEmbeddedVersions(
  dir: string,
  collections: readonly CollectionSpec[],
): Promise<StoreVersions> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  return {
    ...buildsOf(dir, collections),
    async serving() {
      const version = await servingVersion(dir);
      return version && { name: version.file, signature: version.signature };
    },
    async servingFor(signature) {
      return aliasFor(await aliasesIn(dir), signature)?.version ?? null;
    },
    madeOf: async (name) => madeIn(await aliasesIn(dir), name),
    open: (name, only = collections) => openEmbeddedReadModels({ file: join(dir, name), collections: only }),
    async create(bulk) {
      const name = await nextFile(dir);
      return { name, store: await openEmbeddedReadModels({ file: join(dir, name), collections, bulk }) };
    },
    flip: (version) => flip(dir, version),
    rollBack: (signature) => rollBack(dir, signature),
    sweep: () => sweep(dir),
    forget: (signature, now) => forget(dir, signature, now),
    askReplay: (asked) => replaceFile(join(dir, REPLAY), `${JSON.stringify(asked)}\n`),
    replayAsked: () => readJson<ReplayAsked>(join(dir, REPLAY)),
    leaseFor: null,
    owners: () => Promise.resolve([]),
    close: async () => undefined,
  };
}
