// Writes the generated pages (docs/events.md, docs/policy.md, docs/deadlines.md, docs/event-schemas.json, docs/openapi.json);
// with --check only compares them and ends with 1 when one is stale.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generator = join(root, 'dist', 'apps', 'ops', 'src', 'docs', 'main.js');

await build();
if (existsSync(generator)) {
  process.exitCode = await run(process.execPath, ['--enable-source-maps', generator, ...process.argv.slice(2)], {
    cwd: root,
  });
} else {
  console.error('docs: the generator apps/ops/src/docs/main.ts is missing');
  process.exitCode = 1;
}
