import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '@kurator/platform';

/** A small tree of its own, so that planting a violation disturbs nobody who works in the real one. */
const LAWFUL: Readonly<Record<string, string>> = {
  'libs/kernel/src/index.ts': 'export const k = 1;',
  'libs/regulation/src/index.ts': "export { k as r } from '@kurator/kernel';",
  'libs/family/src/index.ts': "export { r as f } from '@kurator/regulation';",
  'libs/read-models/src/index.ts': "export { k as m } from '@kurator/kernel';",
  'libs/read-models/src/embedded/index.ts': "export { m as e } from '../index';",
  'libs/event-log/src/index.ts': "export { k as l } from '@kurator/kernel';",
  'libs/event-log/src/embedded/index.ts': "export { l as e } from '../index';",
  'projections/caseload/index.ts': "export { f as c } from '@kurator/family';",
  'apps/web/src/ui/a.ts': 'export const u = 1;',
  'apps/web/src/commission/a.ts': "export { u as w } from '../ui/a';",
  'apps/api/src/main.ts': "export { c as a } from '@projections/caseload';",
};

/** Rule, the file that breaks it, and how. */
const PLANTED: readonly (readonly [rule: string, file: string, source: string])[] = [
  ['kernel-imports-nothing', 'libs/kernel/src/a.ts', "export { f } from '@kurator/family';"],
  ['kernel-imports-nothing', 'libs/kernel/src/b.ts', "export { readFileSync } from 'node:fs';"],
  ['family-imports-only-kernel-regulation', 'libs/family/src/a.ts', "export { l } from '@kurator/event-log';"],
  ['regulation-imports-only-kernel-platform', 'libs/regulation/src/a.ts', "export { f } from '@kurator/family';"],
  ['domain-knows-no-framework', 'libs/family/src/b.ts', "export { Module } from '@nestjs/common';"],
  ['projections-import-no-adapter', 'projections/x/a.ts', "export { e } from '../../libs/read-models/src/embedded';"],
  ['projections-import-only-the-domain', 'projections/x/b.ts', "export { l } from '@kurator/event-log';"],
  ['projections-do-not-import-each-other', 'projections/x/c.ts', "export { c } from '@projections/caseload';"],
  ['adapters-do-not-import-each-other', 'libs/event-log/src/eventstoredb/a.ts', "export { e } from '../embedded';"],
  [
    'adapters-do-not-import-each-other',
    'libs/event-log/src/embedded/a.ts',
    "export { e } from '../../../read-models/src/embedded';",
  ],
  ['eventstore-client-only-in-its-adapter', 'apps/api/src/a.ts', "export { x } from '@eventstore/db-client';"],
  ['eventstore-client-only-in-its-adapter', 'libs/event-log/src/c.ts', "export { x } from '@grpc/grpc-js';"],
  ['mongodb-only-in-its-adapter', 'libs/read-models/src/a.ts', "export { x } from 'mongodb';"],
  ['mongodb-only-in-its-adapter', 'libs/shared-store/src/a.ts', "export { x } from 'mongodb';"],
  [
    'shared-store-imports-only-platform-event-log-mongodb',
    'libs/shared-store/src/b.ts',
    "export { f } from '@kurator/family';",
  ],
  ['mongodb-imports-only-platform', 'libs/mongodb/src/a.ts', "export { l } from '@kurator/event-log';"],
  ['jobs-imports-only-kernel-platform', 'libs/jobs/src/a.ts', "export { l } from '@kurator/event-log';"],
  ['bull-only-in-its-adapter', 'apps/api/src/b.ts', "export { x } from 'bull';"],
  ['bull-only-in-its-adapter', 'libs/jobs/src/b.ts', "export { x } from 'ioredis';"],
  ['sqlite-only-in-adapters', 'apps/api/src/c.ts', "export { x } from 'libsql';"],
  ['zip-writer-only-in-its-renderer', 'apps/api/src/e.ts', "export { x } from 'yazl';"],
  ['opentelemetry-only-in-the-platform', 'apps/api/src/h.ts', "export { x } from '@opentelemetry/api';"],
  ['forms-imports-only-kernel', 'libs/forms/src/a.ts', "export { f } from '@kurator/family';"],
  ['nothing-imports-apps', 'libs/event-log/src/b.ts', "export { a } from '../../../apps/api/src/main';"],
  ['web-talks-only-http', 'apps/web/src/b.ts', "export { k } from '@kurator/kernel';"],
  ['nothing-imports-web', 'apps/api/src/f.ts', "export { u } from '../../web/src/ui/a';"],
  ['workplaces-do-not-import-each-other', 'apps/web/src/ministry/a.ts', "export { w } from '../commission/a';"],
  ['echarts-only-in-the-chart', 'apps/web/src/c.ts', "export { init } from 'echarts/core';"],
  ['code-imports-no-tests', 'apps/api/src/d.ts', "export { t } from '../../../test/support/t';"],
  ['no-circular', 'libs/family/src/c.ts', "export { d } from './d';\nexport const c = 1;"],
  ['no-unresolved', 'libs/family/src/e.ts', "export { x } from './nowhere';"],
];
const SUPPORT: Readonly<Record<string, string>> = {
  'libs/family/src/d.ts': "export { c } from './c';\nexport const d = 1;",
  'test/support/t.ts': 'export const t = 1;',
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

async function plant(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kurator-imports-'));
  for (const [name, source] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), source);
  }
  const paths = { '@kurator/*': ['./libs/*/src/index.ts'], '@projections/*': ['./projections/*/index.ts'] };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { paths } }));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** Every violation as `rule file`. */
async function cruise(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = await plant(files);
  const cli = join(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(projectRoot, '.dependency-cruiser.cjs');
  const folders = ['apps', 'libs', 'projections'];
  const args = [cli, ...folders, '--config', config, '--output-type', 'json'];
  try {
    const output = await new Promise<string>((resolve, reject) => {
      // Its exit code counts violations: only output that is no report is an error.
      execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
        stdout.startsWith('{') ? resolve(stdout) : reject(error ?? new Error(stderr)),
      );
    });
    const report = JSON.parse(output) as { summary: { violations: readonly Violation[] } };
    return report.summary.violations.map((violation) => `${violation.rule.name} ${violation.from}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the import rules', () => {
  let found: readonly string[] = [];
  beforeAll(async () => {
    const planted = Object.fromEntries(PLANTED.map(([, file, source]) => [file, source]));
    found = await cruise({ ...LAWFUL, ...SUPPORT, ...planted });
  }, 60_000);

  it.each(PLANTED.map(([rule, file]) => [rule, file]))('%s catches %s', (rule, file) => {
    expect(found).toContain(`${rule} ${file}`);
  });

  it('let the lawful imports of architecture section 1 pass', async () => {
    expect(await cruise(LAWFUL)).toEqual([]);
  }, 60_000);
});
