import { openEventStoreLog } from '../../../libs/event-log/src/eventstoredb/open';
import { startDouble } from '../../doubles/eventstoredb/double';
import { eventLogContract } from './contract';
import { aFolder } from './folder';

// Every event goes through both ends of the protocol in this one process: a fifth of the rounds takes as long.
jest.setTimeout(120_000);

eventLogContract(
  'eventstoredb, against the double',
  async () => {
    const folder = aFolder();
    const file = folder.file('double.db');
    let double = await startDouble({ file });
    let log = await openEventStoreLog({ url: double.url });
    return {
      log: () => log,
      restart: async () => {
        await log.close();
        await double.stop();
        double = await startDouble({ file });
        log = await openEventStoreLog({ url: double.url });
      },
      dispose: async () => {
        await log.close();
        await double.stop();
        folder.remove();
      },
    };
  },
  0.2,
);
