import 'reflect-metadata';
import { ConfigRefused, makeLogger, readConfig } from '@kurator/platform';
import { openParts } from './open-parts';
import { serve, stopOnSignals } from './serve';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = makeLogger(config.logLevel);
  const served = await serve(config, await openParts(config, logger));
  stopOnSignals(served, logger);
}

main().catch((error: unknown) => {
  // A refused start is one sentence; anything else needs its trace.
  const refused = error instanceof ConfigRefused || (error instanceof Error && error.name.startsWith('DataInUse'));
  process.stderr.write(`${refused ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
