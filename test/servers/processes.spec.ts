import { readFileSync } from 'node:fs';
import { openEventStoreLog } from '../../libs/event-log/src/eventstoredb/open';
import { serversHouse, type EngineCommands } from '../faults/processes/house';
import { processFaults } from '../faults/processes/suite';
import { whenSet } from './when-set';

/**
 * `ENGINE_COMMANDS`: a file of JSON, `{"log": {"kill": "...", "start": "..."}, "readModels": ..., "jobs": ...}`, commands of a
 * shell such as `docker kill kurator-mongodb-1` and `docker start kurator-mongodb-1`. Not set: no engine is touched.
 */
function engineCommands(): EngineCommands | null {
  const file = process.env['ENGINE_COMMANDS'];
  if (file) return JSON.parse(readFileSync(file, 'utf8')) as EngineCommands;
  process.stderr.write('skipped: ENGINE_COMMANDS is not set: no engine is killed\n');
  return null;
}

whenSet('EVENTSTORE_URL', (log) =>
  whenSet('MONGODB_URL', (readModels) =>
    whenSet('REDIS_URL', (jobs) => {
      processFaults('real servers', async () => {
        // A register takes nobody else's families for its own: the log has to be a new one.
        const reader = await openEventStoreLog({ url: log });
        for await (const stream of reader.streams('family-'))
          throw new Error(`the log has a register already: ${stream}`);
        await reader.close();
        const own = new URL(readModels);
        own.pathname = `/kurator_faults_${process.pid}`;
        return serversHouse({ EVENTSTORE_URL: log, MONGODB_URL: own.href, REDIS_URL: jobs }, engineCommands());
      });
    }),
  ),
);
