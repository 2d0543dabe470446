import 'reflect-metadata';
import { refuseLonely, type Config } from '@kurator/platform';
import { run } from '../../api/src/run';
import { serveManagement } from '../../api/src/serve';
import { openProjector } from './open-projector';

/**
 * Keeps the read models at the log; answers nobody. Several may run: one does it, the others wait, and one of them takes
 * over within fifteen seconds when it falls silent.
 */
run(async (given, logger) => {
  const config: Config = { ...given, also: ['projector'] };
  refuseLonely(config, config.also);
  const opened = await openProjector(config, logger);
  return { ...(await serveManagement(config, opened)), failed: opened.failed };
});
