import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  openEmbeddedLog,
  openHistories,
  openVault,
  type EventLog,
  type Histories,
  type KeyVault,
} from '@kurator/event-log';
import { refuseEarlierClock, type Config, type KuratorClock } from '@kurator/platform';
import type { Regulation } from '@kurator/regulation';
import { carryOutAll } from '../decisions/destruction';
import { loadLaw, publishBuiltIns, regulationOf, type LawSource } from './law';
import { registerShapes } from './shapes';
import { FamilyViews } from './views';
import { wholeHistories, type WholeHistories } from './whole-histories';

/** What everything stands on: the log of decisions, the keys, and the law that the log holds. */
export interface Ground {
  readonly files: { readonly log: string; readonly vault: string; readonly readModels: string };
  readonly log: EventLog;
  readonly vault: KeyVault;
  readonly histories: Histories;
  /** The same, families with all that merges brought into their streams. */
  readonly wholes: WholeHistories;
  readonly views: FamilyViews;
  /** The law of this moment; replaced as a whole when the directory changes. */
  readonly regulation: () => Regulation;
  law(): LawSource;
  /** Reads law and directory again from the log. */
  reloadLaw(): Promise<void>;
  close(): Promise<void>;
}

/** The clock of a played story must not start before what is recorded already. @throws ConfigRefused */
async function refuseTimeTravel({ clockStart }: Pick<Config, 'clockStart'>, log: EventLog): Promise<void> {
  const recordedAt = (await log.last())?.metadata['recordedAt'];
  refuseEarlierClock(clockStart, typeof recordedAt === 'string' ? recordedAt : null);
}

/**
 * Opens log and vault in the data folder and publishes the built-in law at the first start.
 * @throws ConfigRefused, WrongMasterKey, DataInUse
 */
export async function openGround(
  config: Pick<Config, 'dataDir' | 'masterKey' | 'clockStart'>,
  clock: KuratorClock,
  newId: () => string,
): Promise<Ground> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(config.dataDir, name);
  const files = { log: file('log.db'), vault: file('vault.db'), readModels: file('read-models') };
  const log = await openEmbeddedLog({ file: files.log });
  const vault = await openVault({ file: files.vault, masterKey: config.masterKey });
  const histories = openHistories({ log, vault, shapes: registerShapes, exclusive: true });
  await refuseTimeTravel(config, log);
  await carryOutAll({ log, vault, histories });
  await publishBuiltIns(histories, { now: clock.now, newId });
  let law = await loadLaw(histories, log);
  let regulation = regulationOf(law);
  return {
    files,
    log,
    vault,
    histories,
    wholes: wholeHistories(histories),
    views: new FamilyViews(() => regulation),
    regulation: () => regulation,
    law: () => law,
    async reloadLaw() {
      law = await loadLaw(histories, log);
      regulation = regulationOf(law);
    },
    async close() {
      await histories.close();
      await log.close();
      await vault.close();
    },
  };
}
