import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  isExclusive,
  openHistories,
  openLog,
  type EventLog,
  type Histories,
  type KeyVault,
  type LogPlace,
} from '@kurator/event-log';
import { refuseEarlierClock, refuseMoved, type Config, type KuratorClock, type Logger } from '@kurator/platform';
import type { Regulation } from '@kurator/regulation';
import { carryOutAll } from '../decisions/destruction';
import { vaultSealer } from '../jobs/sealer';
import type { SharedStore } from '@kurator/shared-store';
import { followLaw } from './follow-law';
import { keyPlaceOf, openKeys, type KeyPlace } from './keys';
import { loadLaw, publishBuiltIns, regulationOf, type LawSource } from './law';
import { mindful } from './mindful';
import { registerShapes } from './shapes';
import { FamilyViews } from './views';
import { wholeHistories, type WholeHistories } from './whole-histories';

/** What everything stands on: the log of decisions, the keys, and the law that the log holds. */
export interface Ground {
  readonly files: { readonly readModels: string };
  /** Where the log is: threads open it there for themselves. */
  readonly place: LogPlace;
  /** And the keys, likewise. */
  readonly keys: KeyPlace;
  /** What several processes share beside; null where one process has the register. */
  readonly shared: SharedStore | null;
  readonly log: EventLog;
  /** The same without the watch. */
  readonly bareLog: EventLog;
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

/** What opening needs of the process. */
export interface GroundParts {
  readonly clock: KuratorClock;
  readonly newId: () => string;
  /** Where failures go that nobody waits for. */
  readonly logger: Pick<Logger, 'warn'>;
  /** What watches the log. */
  readonly around?: (log: EventLog) => EventLog;
}

/** The clock of a played story must not start before what is recorded already. @throws ConfigRefused */
async function refuseTimeTravel({ clockStart }: Pick<Config, 'clockStart'>, log: EventLog): Promise<void> {
  const recordedAt = (await log.last())?.metadata['recordedAt'];
  refuseEarlierClock(clockStart, typeof recordedAt === 'string' ? recordedAt : null);
}

const placeOf = ({ eventStoreUrl }: Partial<Pick<Config, 'eventStoreUrl'>>, file: string): LogPlace =>
  eventStoreUrl ? { kind: 'eventstoredb', url: eventStoreUrl } : { kind: 'embedded', file };

/**
 * Opens the log where the configuration says, the vault where all processes reach it or in the data folder, and publishes the built-in law at the first start.
 * @throws ConfigRefused, WrongMasterKey, DataInUse
 */
export async function openGround(
  config: Pick<Config, 'dataDir' | 'masterKey' | 'clockStart'> & Partial<Pick<Config, 'eventStoreUrl' | 'mongodbUrl'>>,
  { clock, newId, logger, around = (log) => log }: GroundParts,
): Promise<Ground> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const file = (name: string): string => join(config.dataDir, name);
  const files = { readModels: file('read-models') };
  const keys = keyPlaceOf(config, file('vault.db'));
  const place = placeOf(config, file('log.db'));
  if (place.kind === 'embedded') refuseMoved(config.dataDir);
  const bareLog = await openLog(place, ({ reason, failures }) =>
    logger.warn({ reason, failures }, 'the servers of the log ended a subscription; it is begun again'),
  );
  const log = around(bareLog);
  const { vault, shared } = await openKeys(keys, config.masterKey);
  const own = openHistories({ log, vault, shapes: registerShapes, exclusive: isExclusive(place) });
  const histories = shared === null ? own : mindful(own, { log, vault });
  await refuseTimeTravel(config, log);
  // What jobs found before is of the destroyed data too.
  if (await carryOutAll({ log, vault, histories })) await vaultSealer(vault, clock.now).destroy('FAMILIES');
  await publishBuiltIns(histories, { now: clock.now, newId });
  const before = await log.head();
  let law = await loadLaw(histories, log);
  let regulation = regulationOf(law);
  const reloadLaw = async (): Promise<void> => {
    law = await loadLaw(histories, log);
    regulation = regulationOf(law);
  };
  const following = isExclusive(place) ? null : followLaw({ log, reload: reloadLaw, logger }, before);
  return {
    files,
    ...{ place, keys, shared, bareLog },
    log,
    vault,
    histories,
    wholes: wholeHistories(histories),
    views: new FamilyViews(() => regulation),
    regulation: () => regulation,
    law: () => law,
    reloadLaw,
    async close() {
      await following?.stop();
      await histories.close();
      await log.close();
      await vault.close();
    },
  };
}
