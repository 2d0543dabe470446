import 'reflect-metadata';
import { refuseLonely, type Config } from '@kurator/platform';
import { openParts } from '../../api/src/open-parts';
import { bootChecks } from '../../api/src/register/boot-checks';
import { run } from '../../api/src/run';
import { serveManagement } from '../../api/src/serve';

/**
 * Does the jobs, reminds, and completes what must follow an event; answers nobody. As many as are needed: a job is done by
 * one of them, and what is done twice changes nothing.
 */
run(async (given, logger) => {
  const config: Config = { ...given, also: ['worker'], directoryFile: null };
  refuseLonely(config, config.also);
  const opened = await openParts(config, logger);
  bootChecks(opened.parts);
  opened.begin();
  return { ...(await serveManagement(config, { ...opened, ...opened.parts })), failed: opened.failed };
});
