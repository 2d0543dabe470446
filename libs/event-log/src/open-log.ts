import { openEmbeddedLog } from './embedded/open';
import { openEmbeddedLogReader } from './embedded/reader';
import { movedPositions, withMoved } from './moved-positions';
import type { EventStoreLog } from './eventstoredb/open';
import type { EventLog, LogReader, TellDropped } from './port';

/** Where the configuration says that the log is; plain data, so that a thread can be told too. */
export type LogPlace =
  { readonly kind: 'embedded'; readonly file: string } | { readonly kind: 'eventstoredb'; readonly url: string };

/** True when one process at a time has the log: what it keeps in memory is what is stored. */
export const isExclusive = ({ kind }: LogPlace): boolean => kind === 'embedded';

/** The servers' client is loaded only where a server is chosen: it is larger than everything else here together. */
async function overServer(url: string, dropped?: TellDropped): Promise<EventStoreLog> {
  const { openEventStoreLog } = await import('./eventstoredb/open.js');
  const log = await openEventStoreLog({ url, ...(dropped ? { dropped } : {}) });
  try {
    return { ...withMoved(log, await movedPositions(log)), inOrder: () => log.inOrder() };
  } catch (error) {
    await log.close();
    throw error;
  }
}

/**
 * Opens the log for reading and writing.
 * @param dropped where a subscription that servers end is told
 * @throws DataInUse, ConfigRefused
 */
export const openLog = (place: LogPlace, dropped: TellDropped): Promise<EventLog> =>
  place.kind === 'embedded' ? openEmbeddedLog(place) : overServer(place.url, dropped);

/** Opens the log for threads that only read it, beside whoever writes. @throws ConfigRefused */
export const openLogReader = async (place: LogPlace): Promise<LogReader> =>
  place.kind === 'embedded' ? openEmbeddedLogReader(place) : overServer(place.url);

/**
 * Opens servers for a log that is copied there: as any log, and appends of different streams many at once in their order.
 * @throws ConfigRefused
 */
export const openCopyTarget = (url: string): Promise<EventStoreLog> => overServer(url);
