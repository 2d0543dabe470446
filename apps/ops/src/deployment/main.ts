import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '@kurator/platform';
import { deploymentProblems } from './check';
import { makeSecrets } from './make-secrets';

/** Says what is wrong with `docker/`, and ends with 1 then. Nothing of it is run: there is no engine for that here. */
function main(): number {
  const secrets = mkdtempSync(join(tmpdir(), 'kurator-secrets-'));
  try {
    makeSecrets(projectRoot, secrets);
    const problems = deploymentProblems(projectRoot, secrets);
    for (const problem of problems) console.error(`docker: ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    rmSync(secrets, { recursive: true });
  }
}

process.exitCode = main();
