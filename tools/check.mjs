// npm run check: format, lint, types, import rules, generated pages, what docker/ says, nothing of a register in git. Runs all,
// names what failed, ends with 1 then.
// Lint takes as long as all the others together and runs beside them; every step's output comes in one piece at its end.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateWeb } from './build-web.mjs';
import { captured } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (pkg, file) => join(root, 'node_modules', ...pkg.split('/'), file);
const folders = ['apps', 'libs', 'projections', 'test'].filter((folder) => existsSync(join(root, folder)));

const STEPS = {
  format: [bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  lint: [bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'],
  types: [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tsconfig.json'],
  webTypes: [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'apps/web/tsconfig.json'],
  browserTypes: [bin('typescript', 'bin/tsc'), '-p', 'test/browser/tsconfig.json'],
  imports: [bin('dependency-cruiser', 'bin/dependency-cruise.mjs'), ...folders, '--config', '.dependency-cruiser.cjs'],
  docs: [join(root, 'tools', 'docs.mjs'), '--check'],
  webSize: [join(root, 'tools', 'web-size.mjs')],
  docker: [join(root, 'tools', 'start.mjs'), 'deployment'],
  tracked: [join(root, 'tools', 'tracked.mjs')],
};

const only = process.argv.slice(2);
const unknown = only.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(`check: no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`);
  process.exit(2);
}
// Lint and types of the page read what is generated from the contract.
await generateWeb();
const failed = [];
async function step([name, args]) {
  const started = performance.now();
  const { code, output } = await captured(process.execPath, args, { cwd: root });
  process.stdout.write(output);
  console.log(
    `check ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (code !== 0) failed.push(name);
}
async function oneByOne(steps) {
  for (const one of steps) await step(one);
}
const asked = Object.entries(STEPS).filter(([name]) => only.length === 0 || only.includes(name));
const isLint = ([name]) => name === 'lint';
await Promise.all([oneByOne(asked.filter(isLint)), oneByOne(asked.filter((one) => !isLint(one)))]);
if (failed.length > 0) {
  console.error(`check: failed in ${failed.join(', ')}`);
  process.exitCode = 1;
}
