import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRole, openAccounts, openAuditTrail, type Accounts, type AuditTrail, type UserEntry } from '@kurator/access';
import {
  checkDirectory,
  hasDirectory,
  importDirectory,
  isProblems,
  type DirectoryFile,
  type DirectoryHistories,
} from '@kurator/directory';
import { openEmbeddedLog, RevisionConflict, type EventLog } from '@kurator/event-log';
import type { Actor } from '@kurator/kernel';
import { ConfigRefused, type Config, type KuratorClock } from '@kurator/platform';
import { isCode } from '@kurator/regulation';
import type { SharedStore } from '@kurator/shared-store';
import type { DirectoryImport } from './parts';
import { illFormedAt } from './validation/well-formed';

/** Accounts and the read audit: what the edge keeps for itself, apart from the log of decisions. */
export interface Edge {
  readonly accounts: Accounts;
  readonly audit: AuditTrail;
  readonly auditLog: EventLog;
  close(): Promise<void>;
}

/** What the edge is opened beside. */
export interface EdgeParts {
  /** Where accounts lie that several processes have. */
  readonly shared: SharedStore | null;
  /** Then the audit lies beside this log. */
  readonly log: EventLog;
  readonly newId: () => string;
  /** What watches the log of the audit. */
  readonly around: (log: EventLog) => EventLog;
}

/**
 * Opens `accounts.db` and `audit.db` in the data folder, which must exist, or both where all processes reach them: the
 * accounts beside the keys, the audit in streams of its own on the log's servers.
 */
export async function openEdge(
  { dataDir, tokenSecret, sessionIdleMinutes }: Pick<Config, 'dataDir' | 'tokenSecret' | 'sessionIdleMinutes'>,
  clock: KuratorClock,
  { shared, log, newId, around }: EdgeParts,
): Promise<Edge> {
  const ownLog = shared ? null : await openEmbeddedLog({ file: join(dataDir, 'audit.db') });
  const auditLog = around(ownLog ?? log);
  const accounts = await openAccounts({
    store: shared ?? { file: join(dataDir, 'accounts.db') },
    secret: tokenSecret,
    clock: clock.now,
    idleMinutes: sessionIdleMinutes,
  });
  const audit = openAuditTrail(auditLog, clock.now, newId);
  return {
    accounts,
    audit,
    auditLog,
    async close() {
      await audit.close();
      await ownLog?.close();
      await accounts.close();
    },
  };
}

/** What the directory's import stands on. */
export interface DirectoryDesk {
  readonly histories: DirectoryHistories;
  readonly accounts: Accounts;
  readonly clock: KuratorClock;
  readonly newId: () => string;
  readonly profileIds: () => readonly string[];
  /** Called after an import has changed the directory. */
  readonly changed: () => Promise<void>;
}

const NOT_UNICODE = {
  constraint: 'text',
  message: 'текст не является правильным Юникодом',
  en: 'the text is not well-formed Unicode',
};

/** Checks and imports a directory file: users to the accounts first, then the rest to the log, closed by its marker. */
export async function importFile(desk: DirectoryDesk, json: unknown, actor: Actor): Promise<DirectoryImport> {
  const broken = illFormedAt(json);
  if (broken !== null) return { ok: false, problems: [{ ...NOT_UNICODE, path: broken }] };
  const file = checkDirectory(json, {
    profileIds: desk.profileIds(),
    isAgencyKind: (code) => isCode('agencyKinds', code),
    isRole,
  });
  if (isProblems(file)) return { ok: false, problems: file };
  const users = await importUsers(desk.accounts, file);
  const context = { clock: desk.clock.now, newId: desk.newId, actor };
  const { municipalities, agencies, officers } = await recorded(() => importDirectory(desk.histories, file, context));
  await desk.changed();
  return { ok: true, differences: { municipalities, agencies, officers, users } };
}

/** Other processes that import at once: each of them is quicker at most once for every part of a file. */
const TRIES = 10;
/** Reads again what another process that starts, or imports, beside us has recorded, and adds what is missing. */
async function recorded<T>(record: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await record();
    } catch (error) {
      if (!(error instanceof RevisionConflict) || left === 1) throw error;
    }
  }
}

const importUsers = (accounts: Accounts, file: DirectoryFile) =>
  file.users === undefined
    ? { added: [], changed: [], removed: [] }
    : accounts.importUsers(file.users as readonly UserEntry[]);

const STARTER: Actor = { userId: 'system', role: 'SYSTEM' };

const unreadable = (file: string, why: string): ConfigRefused =>
  new ConfigRefused(`DIRECTORY_FILE ${file}: ${why}`, `DIRECTORY_FILE ${file} is not a valid directory`);

/**
 * Imports DIRECTORY_FILE when the register has no directory yet (`api.md`, The directory).
 * @param file path of it
 * @throws ConfigRefused naming the file and every place in it that is wrong
 */
export async function importAtStart(desk: DirectoryDesk, file: string): Promise<void> {
  if (await hasDirectory(desk.histories)) return;
  const result = await importFile(desk, parsed(file), STARTER);
  if (result.ok) return;
  const places = result.problems.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw unreadable(file, `справочник составлен неверно: ${places}`);
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(file, 'это не JSON');
    if (error instanceof Error && 'code' in error) throw unreadable(file, `файл не читается (${String(error.code)})`);
    throw error;
  }
}
