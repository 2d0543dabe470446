import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useCases } from '@kurator/family';
import { projectRoot } from '@kurator/platform';
import type { Directory } from '../support/directory';
import { startServer } from '../support/server';
import { openApiDocument } from '../../apps/api/src/openapi';
import { bodyClasses, validateBody } from '../../apps/api/src/validation/validate-body';

const README = readFileSync(join(projectRoot, 'README.md'), 'utf8');
const DIRECTORY = join(projectRoot, 'docs', 'examples', 'directory.json');
const steps = /<!-- first-steps:[^>]*-->\s*```bash\n([\s\S]*?)```/.exec(README)?.[1] ?? '';

const missing = ['bash', 'curl'].filter((tool) => spawnSync(tool, ['--version']).error !== undefined);
if (missing.length > 0)
  process.stderr.write(
    `README is not run here, missing: ${missing.join(', ')} (Debian: apt-get install ${missing.join(' ')})\n`,
  );

(missing.length > 0 ? it.skip : it)(
  'the first steps of the README run as they stand',
  async () => {
    expect(steps).toContain('curl');
    const home = await mkdtemp(join(tmpdir(), 'kurator-readme-'));
    const directory = JSON.parse(readFileSync(DIRECTORY, 'utf8')) as Directory;
    const server = await startServer({ directory, clockStart: '2026-03-01T06:00:00Z', dataDir: join(home, 'data') });
    try {
      const script = `set -euo pipefail\n${steps}`;
      const env = { PATH: process.env['PATH'] ?? '', URL: server.url };
      const run = spawnSync('bash', ['--norc', '-c', script], { encoding: 'utf8', env, timeout: 20_000 });
      expect([run.status, run.stderr]).toEqual([0, '']);
      for (const part of ['"type":"reported"', '"Тестова"', '"ruleKey"', '"period":"2026-Q1"', '"familyId":"11111111'])
        expect(run.stdout).toContain(part);
    } finally {
      expect(await server.stop()).toBe(0);
      await rm(home, { recursive: true, force: true });
    }
  },
  60_000,
);

interface Operation {
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> };
}
const paths = openApiDocument()['paths'] as Readonly<Record<string, { readonly post?: Operation }>>;
const exampleOf = (name: string): unknown =>
  paths[`/api/v1/families/{familyId}/commands/${name}`]?.post?.requestBody?.content['application/json']?.example;
const classes = bodyClasses(useCases);

it.each(useCases.map(({ name }) => name))('the example of %s in the contract is accepted as it stands', (name) => {
  expect(exampleOf(name)).toBeDefined();
  expect(validateBody(classes, name, exampleOf(name))).toEqual([]);
});
