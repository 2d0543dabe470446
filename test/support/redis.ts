import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Redis from 'ioredis';
import { freePort } from './server';

const BINARY = 'redis-server';
const isThere = spawnSync(BINARY, ['--version']).status === 0;

/** `describe` where a Redis can be started; else the tests are skipped, and the reason is printed. */
export function describeWithRedis(name: string, tests: () => void): void {
  if (isThere) return describe(name, tests);
  process.stdout.write(`skipped, ${BINARY} is not installed (Debian: apt-get install ${BINARY}): ${name}\n`);
  describe.skip(name, tests);
}

/** A Redis server of its own, with an empty folder, on a port of its own. */
export interface TestRedis {
  readonly url: string;
  readonly dir: string;
  /** Runs a command by a connection of its own. */
  call(...command: readonly string[]): Promise<unknown>;
  /** Ends the server; what it held is kept in its append-only file. */
  down(): Promise<void>;
  /** Starts it again on the same port and folder. */
  up(): Promise<void>;
  /** Freezes and wakes it: connections stay open and nothing answers. */
  freeze(frozen: boolean): void;
  remove(): Promise<void>;
}

/** @param options settings of the server, such as `requirepass` */
export async function startRedis(options: Readonly<Record<string, string>> = {}): Promise<TestRedis> {
  const port = await freePort();
  const dir = await mkdtemp(join(tmpdir(), 'kurator-redis-'));
  const settings = { bind: '127.0.0.1', port: String(port), dir, appendonly: 'yes', save: '', ...options };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const password = options['requirepass'] === undefined ? '' : `:${options['requirepass']}@`;
  const url = `redis://${password}127.0.0.1:${port}`;
  let child: ChildProcess | null = null;
  const call: TestRedis['call'] = async (name = '', ...rest) => {
    const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.call(name, ...rest);
    } finally {
      client.disconnect();
    }
  };
  const answers = (): Promise<boolean> =>
    call('PING').then(
      (pong) => pong === 'PONG',
      () => false,
    );
  const up = async (): Promise<void> => {
    child = spawn(BINARY, args, { stdio: 'ignore' });
    for (let tries = 0; tries < 200; tries += 1) {
      if (await answers()) return;
      await pause(25);
    }
    throw new Error('redis-server does not start');
  };
  const down = async (): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGCONT');
    child.kill('SIGTERM');
    await gone;
  };
  await up();
  return {
    ...{ url, dir, call, up, down },
    freeze: (frozen) => void child?.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    async remove() {
      await down();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
