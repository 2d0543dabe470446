import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lockFile, openEmbeddedLogReader, openCopyTarget, openVaultReader, type LogReader } from '@kurator/event-log';
import { ConfigRefused, isShared, MOVED, type Config } from '@kurator/platform';
import { openSharedStore, type SharedStore } from '@kurator/shared-store';
import { NotUnderstood, type Command, type Given } from '../command';
import type { Outcome } from '../outcome';
import { copyAccounts, copyKeys, verifyKeys } from './copy-kept';
import { copyLog, copyStreams, goneSoFar, type Way } from './copy-log';
import { mapPositions } from './map-positions';
import { putAway } from './put-away';
import { verifyLog, verifyStreams } from './verify-copy';

const AUDIT = 'audit-';
const SAY_EVERY = 2000;

/** What is moved, open; nobody else has the folder meanwhile. */
interface Opened {
  readonly dataDir: string;
  readonly source: LogReader;
  readonly target: Way['target'];
  /** Null: keys, accounts and audit stay in the folder. */
  readonly shared: SharedStore | null;
  readonly given: Given;
}

/** Takes the files of a register that stands. @returns lets them go @throws DataInUse */
function lockAll(dataDir: string): () => void {
  const unlocks: (() => void)[] = [];
  const release = (): void => unlocks.forEach((unlock) => unlock());
  try {
    for (const name of ['log.db', 'vault.db', 'audit.db'])
      if (existsSync(join(dataDir, name))) unlocks.push(lockFile(join(dataDir, name)));
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

function refuseUnready({ dataDir, eventStoreUrl }: Config): string {
  if (eventStoreUrl === null)
    throw new ConfigRefused(
      'Задайте EVENTSTORE_URL (и MONGODB_URL, если регистр будет в нескольких процессах): туда и переезжает регистр',
      'give EVENTSTORE_URL (and MONGODB_URL, if several processes are to have the register): that is where it moves',
    );
  if (!existsSync(join(dataDir, 'log.db')) || !existsSync(join(dataDir, 'vault.db')))
    throw new ConfigRefused(
      `В ${dataDir} нет реестра, который можно перевезти`,
      `there is no register in ${dataDir} that could be moved`,
    );
  return eventStoreUrl;
}

async function copied({ dataDir, shared, source, target, given }: Opened, way: Way) {
  const { say, signal } = given;
  const file = (name: string): string => join(dataDir, name);
  // What is refused is refused before anything is written.
  await goneSoFar({ source, target });
  const keys = shared && (await copyKeys(file('vault.db'), shared, signal));
  const accounts = shared && (await copyAccounts(file('accounts.db'), shared));
  let said = 0;
  const now = await copyLog(way, (events) => {
    if (events - said < SAY_EVERY) return;
    said = events;
    say(`Скопировано событий: ${events}`);
  });
  say(`Скопировано событий: ${now}; проверка`);
  return { now, keys, accounts };
}

/** The read audit beside the log, with what was signed of it; null: nobody has read anything yet. */
const auditOf = (dataDir: string): LogReader | null =>
  existsSync(join(dataDir, 'audit.db')) ? openEmbeddedLogReader({ file: join(dataDir, 'audit.db') }) : null;

/** @returns records that went along; null when they stay in the folder */
async function auditMoved({ shared, target, given }: Opened, source: LogReader | null): Promise<number | null> {
  if (shared === null || source === null) return null;
  const { signal } = given;
  const records = await copyStreams({ source, target, signal }, AUDIT);
  await verifyStreams({ source, target, signal }, AUDIT);
  return records;
}

interface Found {
  readonly events: number;
  /** Copied by this call. */
  readonly now: number;
  readonly positions: number;
  readonly audit: number | null;
  readonly keys: number | null;
  readonly accounts: number | null;
}
const keptLine = ({ keys, accounts, audit }: Found): string =>
  keys === null
    ? 'Ключи, учётные записи и записи о доступе остаются в DATA_DIR'
    : `Ключи: ${keys}, учётные записи: ${accounts ?? 0}, записей о доступе: ${audit ?? 0}`;

async function moved(opened: Opened): Promise<Found> {
  const { dataDir, source, target, shared, given } = opened;
  const way: Way = { source, target, signal: given.signal };
  const { now, keys, accounts } = await copied(opened, way);
  const kept = auditOf(dataDir);
  try {
    const audit = await auditMoved(opened, kept);
    const events = await verifyLog(way);
    if (shared) await verifyKeys(join(dataDir, 'vault.db'), shared);
    const positions = await mapPositions(way, kept);
    return { events, now, positions, audit, keys, accounts: accounts && accounts.accounts };
  } finally {
    await kept?.close();
  }
}

async function opened<T>(config: Config, url: string, given: Given, work: (all: Opened) => Promise<T>): Promise<T> {
  const { dataDir, mongodbUrl, masterKey } = config;
  const vault = openVaultReader({ file: join(dataDir, 'vault.db'), masterKey });
  await vault.close();
  const target = await openCopyTarget(url);
  const source = openEmbeddedLogReader({ file: join(dataDir, 'log.db') });
  try {
    const shared = mongodbUrl !== null && isShared(config) ? await openSharedStore(mongodbUrl) : null;
    try {
      return await work({ dataDir, source, target, shared, given });
    } finally {
      await shared?.close();
    }
  } finally {
    await source.close();
    await target.close();
  }
}

async function carriedOut(config: Config, given: Given): Promise<Outcome> {
  if (given.options['to'] !== 'servers') throw new NotUnderstood('Нужно --to servers / --to servers is needed');
  if (existsSync(join(config.dataDir, MOVED, 'log.db')) && !existsSync(join(config.dataDir, 'log.db'))) {
    const aside = await putAway(config.dataDir, isShared(config));
    return { well: true, found: { aside }, lines: [`Регистр уже переехал; прежние файлы отложены в ${aside}`] };
  }
  const url = refuseUnready(config);
  const unlock = lockAll(config.dataDir);
  try {
    const found = await opened(config, url, given, moved);
    const { events, now, positions } = found;
    const log = `Журнал: событий ${events} (сейчас скопировано ${now}), номера, порядок и хеши равны`;
    const lines = [`${log}; мест в журнале переведено: ${positions}`, keptLine(found)];
    const aside = await putAway(config.dataDir, isShared(config));
    const then = `Прежние файлы отложены в ${aside}; запускайте регистр с теми же переменными: витрины построятся сами`;
    return { well: true, found, lines: [...lines, then] };
  } finally {
    unlock();
  }
}

/** Moves a register from its folder to servers. */
export const move: Command = {
  run: (read, given) => carriedOut(read(), given),
  options: { to: { type: 'string' } },
  takesNames: false,
  ru: {
    line: 'перевезти остановленный регистр из папки на серверы',
    text: `  kurator ops move --to servers
Берёт регистр из DATA_DIR и переносит журнал на EVENTSTORE_URL; если задан и MONGODB_URL — также ключи, учётные записи (в базу
с именем на _kept) и записи о доступе. MASTER_KEY прежний. Сначала остановите регистр и сделайте копию. Проверяются номера,
порядок, число и хеши всех событий; прерванный или убитый переезд продолжается той же командой. Чужое на серверах не
трогается: отказ. В конце прежние файлы откладываются в DATA_DIR/moved. Задания не переносятся, витрины строятся заново.`,
  },
  en: {
    line: 'moves a register that stands from its folder to servers',
    text: `  kurator ops move --to servers
Takes the register in DATA_DIR and moves its log to EVENTSTORE_URL; with MONGODB_URL set as well also keys, accounts (to the
database whose name ends in _kept) and the read audit. MASTER_KEY is the same. Stop the register and back it up before. Ids,
order, number and hashes of all events are checked; a move that was broken off or killed goes on with the same command. What
others have on the servers is left alone: refused. At the end the old files are put aside in DATA_DIR/moved. Jobs are not
moved, read models are built anew.`,
  },
};
