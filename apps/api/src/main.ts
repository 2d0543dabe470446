import 'reflect-metadata';
import { DataInUse, WrongMasterKey } from '@kurator/event-log';
import { ConfigRefused, makeLogger, readConfig } from '@kurator/platform';
import { openParts } from './open-parts';
import { serve, stopOnSignals } from './serve';

async function main(): Promise<void> {
  // Everything in DATA_DIR is for this account alone, whatever the folder itself allows.
  process.umask(0o077);
  const config = readConfig(process.env);
  const logger = makeLogger(config.logLevel);
  const served = await serve(config, await openParts(config, logger));
  stopOnSignals(served, logger);
}

/** Refusals that say in one sentence what is wrong; anything else needs its trace. */
const saysWhy = (error: unknown): error is Error =>
  error instanceof ConfigRefused || error instanceof DataInUse || error instanceof WrongMasterKey;

main().catch((error: unknown) => {
  const trace = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${saysWhy(error) ? error.message : trace}\n`);
  process.exit(1);
});
