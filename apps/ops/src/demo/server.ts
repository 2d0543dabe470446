import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { builtFile, NODE_FLAGS } from '@kurator/platform';
import { demoDirectory } from './region/directory';
import { urlOf, type Settings } from './settings';

/** A start that fails ends by itself, and is noticed at once; a busy machine only takes its time. */
const READY_WITHIN_MS = 180_000;
const STOPPED_WITHIN_MS = 15_000;

export interface Server {
  readonly url: string;
  /** Resolves when the process has ended, with its exit code (null: by a signal). */
  readonly ended: Promise<number | null>;
  /** SIGTERM, and the code it ended with. @throws Error when it does not end in time */
  stop(): Promise<number | null>;
}

async function answers(url: string): Promise<number | null> {
  try {
    return (await fetch(url)).status;
  } catch (error) {
    // Nobody listens; anything else is a fault of its own.
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('the server ended before it was ready');
    if ((await answers(`${url}/health/ready`)) === 200) return;
    await delay(100);
  }
  child.kill('SIGKILL');
  throw new Error(`the server was not ready within ${READY_WITHIN_MS / 1000} s`);
}

/** An empty folder with the demo's directory file. @returns path of that file */
async function freshFolder(dataDir: string): Promise<string> {
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'directory.json');
  await writeFile(file, JSON.stringify(demoDirectory(), null, 1));
  return file;
}

/**
 * Starts the real server as a process of its own on an emptied folder, its clock at the story's first day.
 * @throws Error when the port is taken (the folder is left alone then) or the server does not come up
 */
export async function startServer(settings: Settings): Promise<Server> {
  const url = urlOf(settings);
  if ((await answers(`${url}/health/live`)) !== null)
    throw new Error(`${url} отвечает уже: остановите тот процесс или задайте PORT (is in use: stop it or set PORT)`);
  const directoryFile = await freshFolder(settings.dataDir);
  const child = spawn(process.execPath, [...NODE_FLAGS, builtFile('apps/api/src/main')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      LOG_LEVEL: process.env['LOG_LEVEL'] || 'warn',
      HOST: settings.host,
      PORT: String(settings.port),
      MANAGEMENT_PORT: String(settings.managementPort),
      DATA_DIR: settings.dataDir,
      DIRECTORY_FILE: directoryFile,
      CLOCK_START: `${settings.from}T00:00:00.000Z`,
    },
  });
  // Whatever ends this process must not leave a server behind.
  process.once('exit', () => child.kill('SIGTERM'));
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  await untilReady(child, url);
  return {
    url,
    ended,
    async stop() {
      child.kill('SIGTERM');
      const late = delay(STOPPED_WITHIN_MS, 'late' as const, { ref: false });
      const code = await Promise.race([ended, late]);
      if (code !== 'late') return code;
      child.kill('SIGKILL');
      throw new Error(`the server did not stop within ${STOPPED_WITHIN_MS / 1000} s`);
    },
  };
}
