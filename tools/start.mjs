#!/usr/bin/env node
// Starts one of the built programs: `kurator <name> [arguments]`, or `node tools/start.mjs <name> [arguments]`.
// Builds first when sources changed or nothing is built, and says so.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PROGRAMS = {
  api: 'dist/apps/api/src/main.js',
  projector: 'dist/apps/projector/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  ops: 'dist/apps/ops/src/run/main.js',
  demo: 'dist/apps/ops/src/demo/main.js',
  bench: 'dist/test/load/main.js',
  backup: 'dist/apps/ops/src/backup/main.js',
  deployment: 'dist/apps/ops/src/deployment/main.js',
};

const [name, ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) {
  console.error(`Использование / usage: kurator <${Object.keys(PROGRAMS).join('|')}> [arguments]`);
  process.exit(2);
}
// What a command answers is for whoever reads its output.
await build({ log: console.error });
if (!existsSync(join(root, program))) {
  console.error(`${program} is not there: this checkout has no ${name}`);
  process.exit(1);
}
const { NODE_FLAGS } = await import(join(root, 'dist/libs/platform/src/node-flags.js'));
const flags = name === 'api' ? NODE_FLAGS : [];
// The child keeps the caller's folder, so DATA_DIR means what it says.
process.exitCode = await run(process.execPath, [...flags, join(root, program), ...args]);
