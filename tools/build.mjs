// Compiles apps, libs, projections and the test doubles into dist/ with swc, and copies the JSON that code reads.
// Skips when nothing changed since the last build; `--force` compiles in any case.
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWeb } from './build-web.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const SOURCES = ['apps', 'libs', 'projections', 'test/doubles', 'test/load'];
const CONFIG = ['.swcrc', 'tsconfig.json', 'package-lock.json', 'tools/build.mjs'];
/** The browser application has a build of its own. */
const LEFT_OUT = ['apps/web', 'node_modules'];
const dist = join(root, 'dist');
const stampFile = join(dist, '.build-stamp');

/** Every file below a folder, as paths relative to the root. */
async function filesBelow(folder) {
  if (!existsSync(join(root, folder)) || LEFT_OUT.includes(folder)) return [];
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const below = await Promise.all(
    entries
      .filter((entry) => !LEFT_OUT.includes(entry.name))
      .map((entry) => (entry.isDirectory() ? filesBelow(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`])),
  );
  return below.flat();
}

const isSpec = (file) => file.endsWith('.spec.ts');

/**
 * One text that changes with any name, size or time of an input: a deleted file changes it as well. What is compiled is the
 * same under every Node.
 */
async function stampOf(files) {
  const hash = createHash('sha256');
  for (const file of [...files, ...CONFIG].sort()) {
    const { mtimeMs, size } = await stat(join(root, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

/** What an earlier build left of sources that are gone would still be loaded: it is removed. */
async function removeOrphans(sources) {
  const wanted = new Set(sources.map((file) => file.replace(/\.ts$/, '.js')));
  for (const folder of SOURCES.map((name) => join(dist, name)).filter((name) => existsSync(name))) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const source = relative(dist, file)
        .replaceAll('\\', '/')
        .replace(/\.map$/, '');
      if (!wanted.has(source)) await rm(file);
    }
  }
}

const alive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Two builds at once (a test run beside `npm start`) would delete each other's files: one waits. */
async function locked(work) {
  const lockFile = join(dist, '.build-lock');
  await mkdir(dist, { recursive: true });
  for (;;) {
    try {
      const lock = await open(lockFile, 'wx');
      await lock.writeFile(String(process.pid));
      await lock.close();
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      await delay(100);
      const holder = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0;
      if (holder > 0 && !alive(holder)) await rm(lockFile, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    await rm(lockFile, { force: true });
  }
}

async function compile(folders) {
  const swc = join(root, 'node_modules', '@swc', 'cli', 'bin', 'swc.js');
  const args = [
    ...folders,
    '--out-dir',
    'dist',
    '--extensions',
    '.ts',
    '--quiet',
    ...LEFT_OUT.flatMap((name) => ['--ignore', `${name}/**`]),
  ];
  const code = await run(process.execPath, [swc, ...args], { cwd: root });
  if (code !== 0) throw new Error(`swc ended with ${code}`);
}

/**
 * Builds when something changed.
 * @param {{ force?: boolean, log?: (line: string) => void }} options
 * @returns {Promise<boolean>} true when it compiled, false when everything was up to date
 */
export function build({ force = false, log = console.log } = {}) {
  return locked(async () => {
    const server = await buildAlone(force, log);
    const web = await buildWeb(force, log);
    return server || web;
  });
}

async function buildAlone(force, log) {
  const files = (await Promise.all(SOURCES.map(filesBelow))).flat().filter((file) => !isSpec(file));
  const stamp = await stampOf(files);
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    log('build: dist is up to date');
    return false;
  }
  const started = performance.now();
  const code = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
  const data = files.filter((file) => file.endsWith('.json') && !file.endsWith('tsconfig.json'));
  log(`build: compiling ${code.length} files into dist ...`);
  await rm(stampFile, { force: true });
  await compile(SOURCES.filter((folder) => existsSync(join(root, folder))));
  for (const file of data) {
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await cp(join(root, file), join(dist, file));
  }
  await removeOrphans([...code, ...data]);
  await writeFile(stampFile, stamp);
  log(`build: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ force: process.argv.includes('--force') });
}
