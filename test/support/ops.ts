import { spawn } from 'node:child_process';
import { builtFile } from '@kurator/platform';
import { TEST_MASTER_KEY } from './server';

/** What a command of the operator said, and its exit code; null: it was killed. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** A command that goes on. */
export interface Running {
  readonly done: Promise<Said>;
  kill(signal: NodeJS.Signals): void;
}

/** Operators' commands as processes of their own, on the register in a folder, with more of the environment. */
export const operator =
  (dataDir: string, env: Readonly<Record<string, string>> = {}) =>
  (...args: readonly string[]): Running => {
    const child = spawn(process.execPath, [builtFile('apps/ops/src/run/main'), ...args], {
      env: {
        ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', DATA_DIR: dataDir },
        ...{ MASTER_KEY: TEST_MASTER_KEY.toString('base64'), TOKEN_SECRET: 'kurator-test-token-secret-of-no-value' },
        ...env,
      },
    });
    const said = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text));
    const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { done: closed.then((code) => ({ code, ...said })), kill: (signal) => void child.kill(signal) };
  };

/** One command, until it has ended. */
export const ops = (dataDir: string, ...args: readonly string[]): Promise<Said> => operator(dataDir)(...args).done;
