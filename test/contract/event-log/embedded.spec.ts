import { openEmbeddedLog } from '@kurator/event-log';
import { eventLogContract } from './contract';
import { aFolder } from './folder';

eventLogContract('embedded', async () => {
  const folder = aFolder();
  const file = folder.file('events.db');
  let log = await openEmbeddedLog({ file });
  return {
    log: () => log,
    restart: async () => {
      await log.close();
      log = await openEmbeddedLog({ file });
    },
    dispose: async () => {
      await log.close();
      folder.remove();
    },
  };
});
