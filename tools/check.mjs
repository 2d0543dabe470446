// npm run check: format, lint, types, import rules, generated pages, what docker/ says. Runs all, names what failed, ends with 1 then.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateWeb } from './build-web.mjs';
import { run } from './run.mjs';

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
for (const [name, args] of Object.entries(STEPS).filter(([step]) => only.length === 0 || only.includes(step))) {
  const started = performance.now();
  const code = await run(process.execPath, args, { cwd: root });
  console.log(
    `check ${name}: ${code === 0 ? 'ok' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
  if (code !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`check: failed in ${failed.join(', ')}`);
  process.exitCode = 1;
}
