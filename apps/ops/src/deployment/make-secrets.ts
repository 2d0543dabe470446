import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Runs `docker/make-secrets.sh` for both kinds into a folder. @throws Error when it fails */
export function makeSecrets(root: string, folder: string): void {
  for (const kind of ['single', 'cluster'])
    execFileSync('sh', [join(root, 'docker', 'make-secrets.sh'), kind], {
      env: { PATH: process.env['PATH'] ?? '', SECRETS_DIR: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}
