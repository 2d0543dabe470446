// Builds the browser application into dist/web: types and command schemas from docs/openapi.json, then Vite, then
// compressed copies of every text file. Skips when nothing changed since the last build.
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const web = join(root, 'apps', 'web');
const out = join(root, 'dist', 'web');
const stampFile = join(root, 'dist', '.web-stamp');
const contract = join(root, 'docs', 'openapi.json');
const events = join(root, 'docs', 'event-schemas.json');
const generated = join(web, 'src', 'api', 'schema.gen.d.ts');
const schemas = join(web, 'src', 'api', 'commands.gen');
const eventSchemas = join(web, 'src', 'api', 'events.gen');
const COMMAND = /^\/api\/v1\/families\/\{\w+\}\/commands\/([a-z-]+)$/;

/** Files of a folder, all the way down. */
async function below(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const isGenerated = (file) => file.includes('.gen');

/** What the build is made from, as one text: names, sizes and times. */
async function stamp() {
  const files = [
    ...(await below(web)),
    contract,
    events,
    join(root, 'package-lock.json'),
    fileURLToPath(import.meta.url),
  ];
  const hash = createHash('sha256');
  for (const file of files.filter((each) => !isGenerated(each)).sort()) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const isNewer = async (file, than) => existsSync(file) && (await stat(file)).mtimeMs >= (await stat(than)).mtimeMs;

/** A folder as it is before anything is made in it. */
async function emptied(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
}

/** One JSON file per event, for whoever writes one anew. */
async function writeEventSchemas() {
  await emptied(eventSchemas);
  for (const [type, schema] of Object.entries(JSON.parse(await readFile(events, 'utf8'))))
    await writeFile(join(eventSchemas, `${type}.json`), JSON.stringify(schema));
}

/** One JSON file per command, so that a form loads its own schema and no other. */
async function writeSchemas() {
  const { paths } = JSON.parse(await readFile(contract, 'utf8'));
  await emptied(schemas);
  const list = {};
  for (const [path, { post }] of Object.entries(paths)) {
    const [, command] = COMMAND.exec(path) ?? [];
    if (command === undefined) continue;
    const { schema } = post.requestBody.content['application/json'];
    await writeFile(join(schemas, `${command}.json`), JSON.stringify({ summary: post.summary, schema }));
    const [, roles = ''] = /^Роли: ([A-Z_, ]+)/.exec(post.description) ?? [];
    list[command] = { summary: post.summary, roles: roles.split(', ') };
  }
  await writeFile(`${schemas}.json`, JSON.stringify(list));
}

/** Types and schemas of the API, made again when the contract or what makes them changed. */
export async function generateWeb() {
  const sources = [contract, events, fileURLToPath(import.meta.url)];
  const made = [generated, `${schemas}.json`];
  const newer = await Promise.all(made.flatMap((file) => sources.map((source) => isNewer(file, source))));
  if (newer.every(Boolean)) return;
  await writeEventSchemas();
  await writeSchemas();
  const tool = join(root, 'node_modules', 'openapi-typescript', 'bin', 'cli.js');
  const code = await run(process.execPath, [tool, contract, '-o', generated], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (code !== 0) throw new Error(`openapi-typescript ended with ${code}`);
}

const TEXT = new Set(['.js', '.css', '.svg', '.json']);
/** The server hands out what lies there: nothing is compressed while somebody waits. */
async function compressAll() {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  for (const file of (await below(out)).filter((each) => TEXT.has(extname(each)))) {
    const content = await readFile(file);
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality));
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
}

/**
 * Builds when something changed; the caller holds the lock of dist.
 * @param {boolean} force
 * @param {(line: string) => void} log
 */
export async function buildWeb(force, log) {
  const now = await stamp();
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return false;
  const started = performance.now();
  log('build: the web application ...');
  await rm(stampFile, { force: true });
  await generateWeb();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', join(web, 'vite.config.mjs'), '--logLevel', 'warn'];
  // Whatever is set around the first start (NODE_ENV=test, development): the page would be half as large again.
  const code = await run(process.execPath, args, { cwd: web, env: { ...process.env, NODE_ENV: 'production' } });
  if (code !== 0) throw new Error(`vite ended with ${code}`);
  await compressAll();
  await writeFile(stampFile, now);
  log(`build: the web application is done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return true;
}
