import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startDouble, type Double } from '../../doubles/eventstoredb/double';
import { startMongoDouble } from '../../doubles/mongodb/double';
import { startRedis } from '../../support/redis';

/** An engine that goes away in the middle of the work, and comes back with what it had. */
export interface Engine {
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}
/** What a register of several processes stands on. */
export interface House {
  readonly env: Readonly<Record<'EVENTSTORE_URL' | 'MONGODB_URL' | 'REDIS_URL', string>>;
  /** Null where the engines are not ours to stop. */
  readonly engines: Readonly<Record<'log' | 'readModels' | 'jobs', Engine>> | null;
  /** A data folder for one more process. */
  folder(): string;
  dispose(): Promise<void>;
}

async function folders() {
  const home = await mkdtemp(join(tmpdir(), 'kurator-house-'));
  let last = 0;
  return {
    home,
    folder: () => join(home, `process-${(last += 1)}`),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Doubles of EventStoreDB and MongoDB in this process, and a Redis. */
export async function doublesHouse(): Promise<House> {
  const { home, folder, remove } = await folders();
  const file = join(home, 'double.db');
  let log: Double = await startDouble({ file });
  const mongo = await startMongoDouble();
  const redis = await startRedis();
  return {
    env: {
      EVENTSTORE_URL: log.url,
      MONGODB_URL: `${mongo.url('register')}?serverSelectionTimeoutMS=2000&heartbeatFrequencyMS=500`,
      REDIS_URL: redis.url,
    },
    engines: {
      log: {
        goAway: () => log.stop(),
        comeBack: async () => void (log = await startDouble({ file, port: log.port })),
      },
      readModels: { goAway: () => mongo.goAway(), comeBack: () => mongo.comeBack() },
      jobs: { goAway: () => redis.down(), comeBack: () => redis.up() },
    },
    folder,
    async dispose() {
      await log.stop();
      await mongo.stop();
      await redis.remove();
      await remove();
    },
  };
}

/** Commands of a shell by which each engine is ended, without mercy, and started again. */
export type EngineCommands = Readonly<
  Record<'log' | 'readModels' | 'jobs', { readonly kill: string; readonly start: string }>
>;

const sh = async (command: string): Promise<void> => void (await promisify(execFile)('sh', ['-c', command]));
const commanded = ({ kill, start }: EngineCommands['log']): Engine => ({
  goAway: () => sh(kill),
  comeBack: () => sh(start),
});

/**
 * Servers that run already.
 * @param env their addresses, with a database that nobody else uses
 * @param commands null where the engines are not ours to stop
 */
export async function serversHouse(env: House['env'], commands: EngineCommands | null): Promise<House> {
  const { folder, remove } = await folders();
  const engines = commands && {
    log: commanded(commands.log),
    readModels: commanded(commands.readModels),
    jobs: commanded(commands.jobs),
  };
  return { env, engines, folder, dispose: remove };
}
