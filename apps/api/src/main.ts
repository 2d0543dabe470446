import 'reflect-metadata';
import { refuseLonely } from '@kurator/platform';
import { openParts } from './open-parts';
import { run } from './run';
import { serve } from './serve';

/** Answers requests, and does beside it what `API_ALSO` says: everything where nothing is said. */
run(async (config, logger) => {
  refuseLonely(config, config.also);
  const opened = await openParts(config, logger);
  return { ...(await serve(config, opened)), failed: opened.failed };
});
