import { ConfigRefused } from '@kurator/platform';
import type { Redis } from 'ioredis';

/** Commands fail rather than wait for a server that is away; blocking connections wait as long as it takes. */
const CLIENT = { maxRetriesPerRequest: 1, connectTimeout: 2_000, commandTimeout: 5_000, enableReadyCheck: false };
const BLOCKING = { maxRetriesPerRequest: null, connectTimeout: 2_000, enableReadyCheck: false };
/** Wait before a connection is tried again, ms. */
const retryStrategy = (times: number): number => Math.min(times * 100, 2_000);
const OLDEST = 5;

export type ConnectionKind = 'client' | 'subscriber' | 'bclient';
/** Makes one connection to the server; it comes back by itself when the server does. */
export type Connect = (kind: ConnectionKind) => Redis;

/** The client ends a connection whose server is silent by a timer that outlives the connection, and so would the process. */
function withoutTimer(client: Redis): Redis {
  const inner = client as unknown as { socketTimeoutTimer?: NodeJS.Timeout };
  return client.on('end', () => clearTimeout(inner.socketTimeoutTimer));
}

/**
 * The client is loaded only where a Redis is used: it would lengthen every start.
 * @param silentMs a command that hears nothing for so long ends its connection, and another is made: one that is open on our
 *   side only would be waited at for ever. Longer than an idle worker waits for its next job, 5 s
 */
export async function connecting(url: string, silentMs: number): Promise<Connect> {
  const { Redis: Client } = await import('ioredis');
  return (kind) => {
    const options = { ...(kind === 'client' ? CLIENT : BLOCKING), retryStrategy, socketTimeout: silentMs };
    return withoutTimer(new Client(url, options));
  };
}

/** Where the server is, without name and password. */
const placeOf = (url: string): string => new URL(url).host;

function refusalOf(url: string, error: unknown): ConfigRefused {
  const text = error instanceof Error ? error.message : String(error);
  if (/NOAUTH|WRONGPASS|NOPERM|invalid (username-password|password)/i.test(text))
    return new ConfigRefused(
      `REDIS_URL: сервер ${placeOf(url)} не принял имя или пароль`,
      `REDIS_URL: the server ${placeOf(url)} does not accept the name or password`,
    );
  return new ConfigRefused(
    `REDIS_URL: сервер ${placeOf(url)} не отвечает; запустите Redis или исправьте адрес`,
    `REDIS_URL: the server ${placeOf(url)} does not answer; start Redis or correct the address`,
  );
}

const fieldOf = (info: string, name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';

/**
 * Why a server cannot keep jobs, or null.
 * @param info what `INFO` answers
 */
export function unfit(info: string): { readonly ru: string; readonly en: string } | null {
  const version = fieldOf(info, 'redis_version');
  if (Number(version.split('.', 1)[0]) < OLDEST)
    return {
      ru: `Redis ${version} не поддерживается, нужен ${OLDEST}.0 или новее`,
      en: `Redis ${version} is not supported, ${OLDEST}.0 or newer is needed`,
    };
  if (fieldOf(info, 'role') === 'slave')
    return {
      ru: 'это реплика, она доступна только для чтения; нужен главный сервер',
      en: 'this is a read-only replica; the primary server is needed',
    };
  const policy = fieldOf(info, 'maxmemory_policy');
  if (fieldOf(info, 'maxmemory') !== '0' && policy !== 'noeviction')
    return {
      ru: `maxmemory-policy ${policy} вытесняет ключи, задания терялись бы; нужна noeviction`,
      en: `maxmemory-policy ${policy} evicts keys, jobs would be lost; noeviction is needed`,
    };
  return null;
}

/** Tries the server once. @throws ConfigRefused in one sentence when it is away, refuses us, or would lose jobs */
export async function checkRedis(url: string): Promise<void> {
  const { Redis: Client } = await import('ioredis');
  const probe = new Client(url, { ...CLIENT, lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  let heard: Error | null = null;
  probe.on('error', (error: Error) => (heard ??= error));
  try {
    await probe.connect();
    const wrong = unfit(await probe.info());
    if (wrong !== null) throw new ConfigRefused(`REDIS_URL: ${wrong.ru}`, `REDIS_URL: ${wrong.en}`);
  } catch (error) {
    throw error instanceof ConfigRefused ? error : refusalOf(url, heard ?? error);
  } finally {
    probe.disconnect();
  }
}
