// Measures what a browser loads, gzipped, until the first page of a role stands: the entry, what it imports, its styles
// and the heaviest page. Ends with 1 above the limit. Charts come later and are not counted (issue 6, point 1).
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const LIMIT_KB = 200;
const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist', 'web');
await build({ log: () => undefined });
const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8'));

/** Files of a chunk and of everything that it imports at once. */
function filesOf(key, seen = new Set()) {
  const { file, css = [], imports = [] } = manifest[key];
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const style of css) seen.add(style);
  for (const other of imports) filesOf(other, seen);
  return seen;
}
const sizes = new Map();
async function weigh(files) {
  let sum = 0;
  for (const file of files) {
    if (!sizes.has(file)) sizes.set(file, gzipSync(await readFile(join(dist, file)), { level: 9 }).length);
    sum += sizes.get(file);
  }
  return sum / 1000;
}

const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
const first = filesOf(entry);
const pages = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry && key.endsWith('-page.tsx'));
let heaviest = { page: '', kb: await weigh(first) };
for (const page of pages) {
  const kb = await weigh(filesOf(page, new Set(first)));
  if (kb > heaviest.kb) heaviest = { page, kb };
}
console.log(
  `web size: entry ${(await weigh(first)).toFixed(1)} kB, with ${heaviest.page} ${heaviest.kb.toFixed(1)} kB`,
);
if (heaviest.kb > LIMIT_KB) {
  console.error(`web size: more than ${LIMIT_KB} kB gzipped`);
  process.exitCode = 1;
}
