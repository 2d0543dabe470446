import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { builtFile } from '@kurator/platform';
import type { Directory } from './directory';

export interface ServerOptions {
  readonly directory: Directory;
  /** CLOCK_START, an instant. */
  readonly clockStart: string;
  /** A folder that outlives the server, for starting again on the same data; a new one when absent. */
  readonly dataDir?: string;
  /** The same port again after a restart; a free one when absent. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** How long it may take until it is ready, ms; default 30 s. Where much stands on doubles, it takes longer. */
  readonly readyWithinMs?: number;
  /** Waits until it is ready, or only until it answers at all. */
  readonly until?: 'live' | 'ready';
  /** Put before `node`: a command that enters another place and then becomes the server (`nsenter ... --`). */
  readonly through?: readonly string[];
}
export interface RunningServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, without `/api/v1`. */
  readonly url: string;
  readonly managementUrl: string;
  readonly dataDir: string;
  readonly pid: number;
  /** What it has written so far, both streams together. */
  output(): string;
  /** SIGTERM, then the exit code (0 when it stopped in order). */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits until it is gone: a crash. */
  kill(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 15_000;
/** Fixed and visibly for tests only. */
export const TEST_MASTER_KEY = Buffer.alloc(32, 'kurator-test-master-key');
const MASTER_KEY = TEST_MASTER_KEY.toString('base64');
const TOKEN_SECRET = 'kurator-test-token-secret-of-no-value';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

const isUp = async (health: string): Promise<boolean> => {
  try {
    return (await fetch(health)).status === 200;
  } catch (error) {
    // Nobody listens yet; everything else is a fault of its own. (Jest's TypeError is not the one that fetch throws.)
    if ((error as Error).name === 'TypeError') return false;
    throw error;
  }
};

const healthOf = (url: string, { until = 'ready' }: ServerOptions): string => `${url}/health/${until}`;

async function untilReady(
  child: ChildProcess,
  health: string,
  { output, withinMs }: { readonly output: () => string; readonly withinMs: number },
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    if (await isUp(health)) return;
    await delay(50);
  }
  throw new Error(`the server was not ready within ${withinMs} ms:\n${output()}`);
}

async function stopped(child: ChildProcess, output: () => string): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  // Not `exit`: what it said last may still be on its way then.
  const exit = once(child, 'close', { signal: AbortSignal.timeout(STOPPED_WITHIN_MS) });
  child.kill('SIGTERM');
  try {
    const [code] = (await exit) as [number | null];
    return code;
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`the server did not stop within ${STOPPED_WITHIN_MS} ms:\n${output()}`, { cause: error });
  }
}

/**
 * Starts the real built server as a process of its own and waits until it says that it is ready. Without the source maps
 * of `npm start`, for reading a thousand of them is an eighth of the processor time of a start.
 * @throws Error with the server's output when it ends or is not ready in time
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const managementPort = await freePort();
  const home = await mkdtemp(join(tmpdir(), 'kurator-acceptance-'));
  const directoryFile = join(home, 'directory.json');
  await writeFile(directoryFile, JSON.stringify(options.directory));
  const dataDir = options.dataDir ?? join(home, 'data');
  const [command, ...args] = [...(options.through ?? []), process.execPath, builtFile('apps/api/src/main')] as const;
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      PORT: String(port),
      MANAGEMENT_PORT: String(managementPort),
      DATA_DIR: dataDir,
      DIRECTORY_FILE: directoryFile,
      CLOCK_START: options.clockStart,
      MASTER_KEY,
      TOKEN_SECRET,
      ...options.env,
    },
  });
  const chunks: string[] = [];
  const output = () => chunks.join('');
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(child, healthOf(url, options), {
      output,
      withinMs: options.readyWithinMs ?? READY_WITHIN_MS,
    });
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    port,
    url,
    managementUrl: `http://127.0.0.1:${managementPort}`,
    dataDir,
    pid: child.pid ?? 0,
    output,
    stop: async () => {
      const code = await stopped(child, output);
      // A data folder that was given lies elsewhere and stays.
      await rm(home, { recursive: true, force: true });
      return code;
    },
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      await rm(home, { recursive: true, force: true });
    },
  };
}
