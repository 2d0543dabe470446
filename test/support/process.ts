import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { builtFile } from '@kurator/platform';
import { freePort, TEST_MASTER_KEY } from './server';

export type Json = Readonly<Record<string, unknown>>;
/** A projector or a worker of a register that lies on servers. */
export interface RunningProcess {
  readonly managementUrl: string;
  readonly pid: number;
  output(): string;
  /** What it says of itself on the management port; null while it does not answer. */
  health(): Promise<Json | null>;
  /** SIGTERM, then the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface ProcessOptions {
  readonly app: 'projector' | 'worker';
  readonly dataDir: string;
  readonly clockStart: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Waits until something holds. @throws Error with `what` when it takes too long */
export async function eventually(what: string, holds: () => Promise<boolean>, withinMs = 30_000): Promise<void> {
  for (const end = performance.now() + withinMs; performance.now() < end; await pause(50)) if (await holds()) return;
  throw new Error(`not within ${withinMs} ms: ${what}`);
}

/** Starts one of the built processes beside the API and waits until it is up. */
export async function startProcess({ app, dataDir, clockStart, env }: ProcessOptions): Promise<RunningProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [builtFile(`apps/${app}/src/main`)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...{ PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', LOG_LEVEL: 'info', MANAGEMENT_PORT: String(port) },
      ...{ DATA_DIR: dataDir, CLOCK_START: clockStart, MASTER_KEY: TEST_MASTER_KEY.toString('base64') },
      TOKEN_SECRET: 'kurator-test-token-secret-of-no-value',
      ...env,
    },
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const managementUrl = `http://127.0.0.1:${port}`;
  const health = async (): Promise<Json | null> => {
    try {
      return (await (await fetch(`${managementUrl}/health`)).json()) as Json;
    } catch (error) {
      // Nobody listens yet. (Jest's TypeError is not the one that fetch throws.)
      if ((error as Error).name === 'TypeError') return null;
      throw error;
    }
  };
  const isGone = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ended = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (isGone()) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  const output = (): string => chunks.join('');
  await eventually(`the ${app} is up`, async () => isGone() || (await health()) !== null, 120_000);
  if (isGone()) throw new Error(`the ${app} ended with ${String(child.exitCode)}:\n${output()}`);
  return {
    ...{ managementUrl, output, health, pid: child.pid ?? 0 },
    async stop() {
      await ended('SIGTERM');
      return child.exitCode;
    },
    kill: () => ended('SIGKILL'),
  };
}
