import 'reflect-metadata';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pages, type Page } from './pages';
import { stalePages } from './stale';

const path = (file: string): string => join(process.cwd(), file);
const committed = (file: string): string | null => (existsSync(path(file)) ? readFileSync(path(file), 'utf8') : null);

function write({ file, render }: Page): void {
  mkdirSync(dirname(path(file)), { recursive: true });
  writeFileSync(path(file), render());
}

/**
 * `npm run docs` writes the generated pages, `npm run docs -- --check` ends with 1 and names the stale ones. Runs in the
 * project's folder.
 */
function main(args: readonly string[]): number {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    console.error(`docs: unknown argument ${unknown.join(' ')}; there is only --check`);
    return 2;
  }
  const stale = stalePages(pages, committed);
  if (args.includes('--check')) {
    for (const { file } of stale) console.error(`docs: ${file} is stale; run "npm run docs" and commit it`);
    return stale.length === 0 ? 0 : 1;
  }
  stale.forEach(write);
  console.log(stale.length === 0 ? 'docs: all pages are fresh' : `docs: wrote ${stale.map((p) => p.file).join(', ')}`);
  return 0;
}

process.exitCode = main(process.argv.slice(2));
