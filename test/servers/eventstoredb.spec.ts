import { randomUUID } from 'node:crypto';
import { openEventStoreLog } from '../../libs/event-log/src/eventstoredb/open';
import { eventLogContract } from '../contract/event-log/contract';
import { whenSet } from './when-set';

jest.setTimeout(300_000);

whenSet('EVENTSTORE_URL', (url) => {
  // Every test has a log of its own on the one server: its streams begin with what nobody else's do. Nothing is deleted.
  eventLogContract('a real server', async () => {
    const prefix = `contract-${randomUUID()}-`;
    let log = await openEventStoreLog({ url, prefix });
    return {
      log: () => log,
      restart: async () => {
        await log.close();
        log = await openEventStoreLog({ url, prefix });
      },
      dispose: () => log.close(),
    };
  });
});
