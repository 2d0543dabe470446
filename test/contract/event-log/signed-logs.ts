import { openEmbeddedLog, type EventLog } from '@kurator/event-log';
import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { startDouble } from '../../doubles/eventstoredb/double';
import { aFolder } from './folder';

/** A log that is signed, and where its checkpoints are kept. */
export interface Place {
  /** As one process sees the log, and as another does. */
  readonly logs: readonly EventLog[];
  /** Where each of them keeps checkpoints. */
  readonly kept: readonly EventLog[];
  dispose(): Promise<void>;
}

export async function embedded(): Promise<Place> {
  const folder = aFolder();
  const log = await openEmbeddedLog({ file: folder.file('log.db') });
  const audit = await openEmbeddedLog({ file: folder.file('audit.db') });
  return {
    logs: [log, log],
    kept: [audit, audit],
    async dispose() {
      await log.close();
      await audit.close();
      folder.remove();
    },
  };
}
export async function onServers(): Promise<Place> {
  const folder = aFolder();
  const double = await startDouble({ file: folder.file('double.db') });
  const logs = [await openEventStoreLog({ url: double.url }), await openEventStoreLog({ url: double.url })];
  return {
    logs,
    kept: logs,
    async dispose() {
      await Promise.all(logs.map((log) => log.close()));
      await double.stop();
      folder.remove();
    },
  };
}
