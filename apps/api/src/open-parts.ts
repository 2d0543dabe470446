import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { directoryEvents, loadDirectory } from '@kurator/directory';
import { openEmbeddedLog, openHistories, openVault } from '@kurator/event-log';
import { useCases } from '@kurator/family';
import type { EventShapes } from '@kurator/kernel';
import { makeClock, makeMetrics, refuseEarlierClock, type Config, type Logger } from '@kurator/platform';
import { builtInCalendars, builtInProfiles, makeRegulation } from '@kurator/regulation';
import { v7 } from 'uuid';
import { importAtStart, importFile, openEdge, type DirectoryDesk } from './open-edge';
import type { ApiParts } from './parts';
import type { Opened } from './serve';

const directoryShapes = new Map(directoryEvents.map((event) => [event.name, event]));

/** Opens everything embedded in the data folder. @throws ConfigRefused, WrongMasterKey, DataInUse */
export async function openParts(config: Config, logger: Logger): Promise<Opened> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  const file = (name: string) => join(config.dataDir, name);
  const log = await openEmbeddedLog({ file: file('log.db') });
  const vault = await openVault({ file: file('vault.db'), masterKey: config.masterKey });
  const shapes: EventShapes = { get: (type) => directoryShapes.get(type) };
  const histories = openHistories({ log, vault, shapes });
  const clock = makeClock(config.clockStart);
  const edge = await openEdge(config, clock, v7);
  const last = (await histories.load('directory')).facts.at(-1);
  refuseEarlierClock(config.clockStart, last?.recordedAt ?? null);
  const regulationOf = (directory: Parameters<DirectoryDesk['changed']>[0]) =>
    makeRegulation({ profiles: builtInProfiles, calendars: builtInCalendars, ...directory });
  let regulation = regulationOf(await loadDirectory(histories));
  const desk: DirectoryDesk = {
    histories,
    accounts: edge.accounts,
    clock,
    newId: v7,
    profileIds: () => builtInProfiles.map((profile) => profile.profileId),
    changed: (directory) => (regulation = regulationOf(directory)),
  };
  const { directoryFile } = config;
  if (directoryFile !== null) await importAtStart(desk, () => readFileSync(directoryFile, 'utf8'));
  const parts: ApiParts = {
    ...edge,
    clock,
    logger,
    metrics: makeMetrics(),
    newId: v7,
    useCases,
    decisions: { decide: () => Promise.resolve({ status: 503, code: 'NOT_READY', params: {} }) },
    queryProviders: [],
    regulation: () => regulation,
    profiles: () => builtInProfiles,
    importDirectory: (json, actor) => importFile(desk, json, actor),
    health: () => Promise.resolve({ ready: true, parts: { clock: clock.now() } }),
  };
  return {
    parts,
    async close() {
      await edge.close();
      await histories.close();
      await log.close();
      await vault.close();
    },
  };
}
