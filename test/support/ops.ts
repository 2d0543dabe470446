import { spawn } from 'node:child_process';
import { builtFile } from '@kurator/platform';
import { TEST_MASTER_KEY } from './server';

/** What a command of the operator said, and its exit code. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The operator's command as a process of its own, on the register in a folder. */
export async function ops(dataDir: string, ...args: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, [builtFile('apps/ops/src/run/main'), ...args], {
    env: {
      ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', DATA_DIR: dataDir },
      ...{ MASTER_KEY: TEST_MASTER_KEY.toString('base64'), TOKEN_SECRET: 'kurator-test-token-secret-of-no-value' },
    },
  });
  const said = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}
