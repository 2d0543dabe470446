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

const READ: Readonly<Record<string, (client: Redis, key: string) => Promise<unknown>>> = {
  string: (client, key) => client.get(key),
  hash: (client, key) => client.hgetall(key),
  list: (client, key) => client.lrange(key, 0, -1),
  set: (client, key) => client.smembers(key),
  zset: (client, key) => client.zrange(key, 0, -1),
  stream: (client, key) => client.xrange(key, '-', '+'),
};
async function keysOf(client: Redis, prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const keys of client.scanStream({ match: `${prefix}:*`, count: 1000 })) found.push(...(keys as string[]));
  return found;
}
/** Every key with all that lies in it. */
async function contentOf(client: Redis, prefix: string): Promise<Buffer> {
  const texts: string[] = [];
  for (const key of await keysOf(client, prefix)) {
    const read = READ[await client.type(key)];
    texts.push(`${key} ${JSON.stringify(await read?.(client, key))}`);
  }
  return Buffer.from(texts.join('\n'));
}

/** What lies under a prefix of a server that is not ours. */
export function keysOfRedis(url: string, prefix: string) {
  const client = new Redis(url, { lazyConnect: true });
  return {
    /** Everything, as a client sees it: the files of such a server are not ours to look at. */
    content: () => contentOf(client, prefix),
    /** Removes it, and hangs up. */
    async remove(): Promise<void> {
      const keys = await keysOf(client, prefix);
      if (keys.length > 0) await client.del(...keys);
      client.disconnect();
    },
  };
}
