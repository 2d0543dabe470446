// Measures what a browser loads, gzipped, until the first page of a role stands: the entry, what it imports, its styles
// and the page that the menu begins with; and what any other page needs. Ends with 1 above a limit. Charts come later and
// are not counted (issue 6, point 1).
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const LIMIT_KB = 200;
const ANY_LIMIT_KB = 260;
/** Pages that a role's menu begins with. */
const FIRST = ['commission/work/', 'ministry/quarter/', 'inspector/find/'];
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

/** The heaviest of some pages, with everything that stands before it. */
async function heaviest(keys) {
  let found = { page: 'the entry alone', kb: await weigh(first) };
  for (const page of keys) {
    const kb = await weigh(filesOf(page, new Set(first)));
    if (kb > found.kb) found = { page, kb };
  }
  return found;
}
const measured = [
  [await heaviest(pages.filter((page) => FIRST.some((folder) => page.includes(folder)))), LIMIT_KB, 'first load'],
  [await heaviest(pages), ANY_LIMIT_KB, 'any page'],
];
for (const [{ page, kb }, limit, what] of measured) {
  console.log(`web size, ${what}: ${kb.toFixed(1)} of ${limit} kB gzipped (${page})`);
  if (kb > limit) process.exitCode = 1;
}
