import { isInstant, normalInstant, type Instant } from '@kurator/kernel';
import { ConfigRefused } from './refused';
import { SECRET_FILES, withSecretFiles } from './secret-files';
import { masterKeyOf, secretOf, signingSeedOf } from './secrets';
import { tracingOf } from './tracing/config';
import type { TracingConfig } from './tracing/port';

/** The whole configuration, read once at start and passed on as a value. */
export interface Config {
  readonly production: boolean;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly managementPort: number;
  readonly host: string;
  /** The only folder that is written to. */
  readonly dataDir: string;
  /** EVENTSTORE_URL: the log lies on EventStoreDB or KurrentDB; null: in `dataDir`. Read by the log's adapter. */
  readonly eventStoreUrl: string | null;
  readonly directoryFile: string | null;
  /** 32 bytes that wrap the keys of the vault. */
  readonly masterKey: Buffer;
  /** At least 32 bytes that sign the tokens. */
  readonly tokenSecret: Buffer;
  /** The 32 bytes of the Ed25519 key that signs the log's checkpoints. */
  readonly signingSeed: Buffer;
  readonly clockStart: Instant | null;
  readonly logLevel: LogLevel;
  /** Redis for the jobs, `redis://` or `rediss://`; null keeps them in this process. */
  readonly redisUrl: string | null;
  /** MongoDB for the read models; null keeps them in `dataDir`. */
  readonly mongodbUrl: string | null;
  /** REBUILD_PERCENT: share of one core that a rebuild of the read models may take; 100 takes all of them. */
  readonly rebuildPercent: number;
  /** API_ALSO: what this process does beside answering. */
  readonly also: readonly Side[];
  /** Minutes without a sign of life after which a browser's sign-in ends. */
  readonly sessionIdleMinutes: number;
  /** Where traces go; null: none are made. */
  readonly tracing: TracingConfig | null;
}
/** What an API process does beside answering; a projector and a worker do one of them and answer nobody. */
export type Side = 'projector' | 'worker';
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Every variable of ours. */
export const VARIABLES: ReadonlySet<string> = new Set([
  ...SECRET_FILES,
  'PORT',
  'MANAGEMENT_PORT',
  'HOST',
  'DATA_DIR',
  'DIRECTORY_FILE',
  'EVENTSTORE_URL',
  'MASTER_KEY',
  'TOKEN_SECRET',
  'SIGNING_KEY',
  'CLOCK_START',
  'LOG_LEVEL',
  'REDIS_URL',
  'REBUILD_PERCENT',
  'MONGODB_URL',
  'API_ALSO',
  'SESSION_IDLE_MINUTES',
]);
/** Names that can only be meant for us: a misspelt one must not pass unseen, nor an engine that is not built in yet. */
const OURS =
  /^(KURATOR_|MANAGEMENT_|DATA_DIR|DIRECTORY_|MASTER_KEY|TOKEN_|CLOCK_|API_ALSO|LOG_LEVEL|OIDC_|EVENTSTORE_|MONGODB_|REDIS_|REBUILD_|SESSION_|SIGNING_)/;
const LEVELS: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment (`api.md`, "Starting it from outside"). Secrets that are absent are made and kept
 * in `DATA_DIR`, outside production only.
 * @throws ConfigRefused on the first thing that is wrong
 */
export function readConfig(given: Environment): Config {
  refuseUnknown(given);
  const env = withSecretFiles(given);
  const production = env['NODE_ENV'] === 'production';
  const dataDir = env['DATA_DIR'] || './data';
  const masterKey = masterKeyOf(env['MASTER_KEY'], { production, dataDir });
  return {
    production,
    port: portOf(env, 'PORT', 3000),
    managementPort: portOf(env, 'MANAGEMENT_PORT', 3001),
    host: env['HOST'] || '127.0.0.1',
    dataDir,
    eventStoreUrl: env['EVENTSTORE_URL'] || null,
    directoryFile: env['DIRECTORY_FILE'] || null,
    clockStart: clockStartOf(env, production),
    logLevel: levelOf(env),
    redisUrl: redisUrlOf(env),
    mongodbUrl: mongodbUrlOf(env),
    rebuildPercent: rebuildPercentOf(env),
    also: alsoOf(env),
    sessionIdleMinutes: idleMinutesOf(env),
    tracing: tracingOf(env),
    masterKey,
    signingSeed: signingSeedOf(env['SIGNING_KEY'], masterKey, { production, dataDir }),
    tokenSecret: secretOf(env['TOKEN_SECRET'], { production, dataDir }),
  };
}

function refuseUnknown(env: Environment): void {
  const unknown = Object.keys(env).find((name) => OURS.test(name) && !VARIABLES.has(name));
  if (unknown !== undefined)
    throw new ConfigRefused(`Неизвестная переменная окружения ${unknown}`, `unknown environment variable ${unknown}`);
}

function portOf(env: Environment, name: string, fallback: number): number {
  const text = env[name] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigRefused(`${name} должен быть числом от 0 до 65535`, `${name} must be a number from 0 to 65535`);
  return port;
}

/** A working day at most: the session itself ends then. */
function idleMinutesOf(env: Environment): number {
  const text = env['SESSION_IDLE_MINUTES'] || '30';
  const minutes = Number(text);
  if (!/^\d{1,3}$/.test(text) || minutes < 1 || minutes > 480)
    throw new ConfigRefused(
      'SESSION_IDLE_MINUTES должен быть числом минут от 1 до 480',
      'SESSION_IDLE_MINUTES must be a number of minutes from 1 to 480',
    );
  return minutes;
}

function rebuildPercentOf(env: Environment): number {
  const text = env['REBUILD_PERCENT'] || '100';
  const percent = Number(text);
  if (!/^\d{1,3}$/.test(text) || percent < 1 || percent > 100)
    throw new ConfigRefused(
      'REBUILD_PERCENT должен быть числом от 1 до 100',
      'REBUILD_PERCENT must be a number from 1 to 100',
    );
  return percent;
}

function clockStartOf(env: Environment, production: boolean): Instant | null {
  const text = env['CLOCK_START'];
  if (!text) return null;
  if (production)
    throw new ConfigRefused('CLOCK_START в рабочей среде не допускается', 'CLOCK_START is refused in production');
  if (!isInstant(text))
    throw new ConfigRefused(
      'CLOCK_START должен быть моментом UTC вида 2026-01-01T00:00:00Z',
      'CLOCK_START must be a UTC instant like 2026-01-01T00:00:00Z',
    );
  return normalInstant(text);
}

/** With or without name and password, port and number of the database. */
const REDIS = /^rediss?:\/\/(?:[^@/]*@)?[^@/:]+(?::\d+)?(?:\/\d*)?$/;

/** Checked here as an address; whether the server answers is seen when the jobs are opened. */
function redisUrlOf(env: Environment): string | null {
  const text = env['REDIS_URL'];
  if (!text) return null;
  if (!REDIS.test(text) || !URL.canParse(text))
    throw new ConfigRefused(
      'REDIS_URL должен быть адресом вида redis://:пароль@узел:6379/0 (rediss:// с TLS)',
      'REDIS_URL must be an address like redis://:password@host:6379/0 (rediss:// with TLS)',
    );
  return text;
}

/** Checked here by its beginning only: the driver knows the rest, and the server is asked when the read models are opened. */
function mongodbUrlOf(env: Environment): string | null {
  const text = env['MONGODB_URL'];
  if (!text) return null;
  if (!/^mongodb(\+srv)?:\/\/[^/]/.test(text))
    throw new ConfigRefused(
      'MONGODB_URL должен быть адресом вида mongodb://имя:пароль@узел:27017/база?replicaSet=rs0',
      'MONGODB_URL must be an address like mongodb://name:password@host:27017/database?replicaSet=rs0',
    );
  return text;
}

const SIDES: readonly Side[] = ['projector', 'worker'];

/** Both where nothing is said: `npm start` is the whole register in one process. */
function alsoOf(env: Environment): readonly Side[] {
  const text = env['API_ALSO'];
  if (!text) return SIDES;
  const named = text === 'none' ? [] : text.split(',').map((one) => one.trim());
  if (named.every((one) => SIDES.some((side) => side === one))) return SIDES.filter((side) => named.includes(side));
  throw new ConfigRefused(
    'API_ALSO: none либо через запятую что-то из projector, worker',
    'API_ALSO must be none, or some of projector, worker, separated by commas',
  );
}

function levelOf(env: Environment): LogLevel {
  const level = LEVELS.find((known) => known === (env['LOG_LEVEL'] || 'info'));
  if (level === undefined)
    throw new ConfigRefused(`LOG_LEVEL: одно из ${LEVELS.join(', ')}`, `LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  return level;
}
