import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { builtFile, NODE_FLAGS } from '@kurator/platform';
import { benchDirectory } from './directory';

export interface Server {
  readonly port: number;
  readonly pid: number;
  /** Milliseconds from spawn to ready. */
  readonly readyMs: number;
  stop(): Promise<void>;
}
export interface Home {
  readonly dataDir: string;
  readonly masterKey: Buffer;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200;
  } catch (error) {
    // Nobody listens yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Starts the built server on a data folder, only on 127.0.0.1, and waits until it is ready. @throws Error when it is not in time */
export async function startServer({ dataDir, masterKey }: Home, withinMs = 900_000): Promise<Server> {
  const directoryFile = join(dataDir, 'directory.json');
  writeFileSync(directoryFile, JSON.stringify(benchDirectory()));
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [...NODE_FLAGS, builtFile('apps/api/src/main')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      MANAGEMENT_PORT: '0',
      DATA_DIR: dataDir,
      DIRECTORY_FILE: directoryFile,
      MASTER_KEY: masterKey.toString('base64'),
    },
  });
  const killed = () => child.kill('SIGKILL');
  process.once('exit', killed);
  const exit = once(child, 'exit');
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (performance.now() - began > withinMs) throw new Error('the server was not ready in time');
    await delay(20);
  }
  return {
    port,
    pid: child.pid ?? 0,
    readyMs: performance.now() - began,
    async stop() {
      child.kill('SIGTERM');
      await exit;
      process.off('exit', killed);
    },
  };
}
