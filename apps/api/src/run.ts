import { DataInUse, WrongMasterKey } from '@kurator/event-log';
import { ConfigRefused, makeLogger, readConfig, traceOf, type Config, type Logger } from '@kurator/platform';

/** What a process does until it is told to stop. */
export interface Work {
  stop(): Promise<void>;
  /** Settles when it cannot go on, and only a person can mend it. */
  readonly failed: Promise<Error> | null;
}

/** SIGTERM and SIGINT end the process with 0 once everything under way is finished; a failure while ending is 1. */
function stopOnSignals(work: Work, logger: Logger): void {
  let stopping = false;
  const stop = (signal: string, code: number): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    work.stop().then(
      () => process.exit(code),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  void work.failed?.then((error) => {
    process.stderr.write(`${said(error)}\n`);
    stop('failed', 1);
  });
}

/** Refusals that say in one sentence what is wrong; anything else needs its trace. */
const saysWhy = (error: unknown): error is Error =>
  error instanceof ConfigRefused || error instanceof DataInUse || error instanceof WrongMasterKey;
const said = (error: unknown): string => (saysWhy(error) ? error.message : traceOf(error));

/** Runs one of the processes: reads the configuration, begins the work, and ends it when it is told to. */
export function run(begin: (config: Config, logger: Logger) => Promise<Work>): void {
  const main = async (): Promise<void> => {
    // Everything in DATA_DIR is for this account alone, whatever the folder itself allows.
    process.umask(0o077);
    const config = readConfig(process.env);
    const logger = makeLogger(config.logLevel);
    stopOnSignals(await begin(config, logger), logger);
  };
  main().catch((error: unknown) => {
    process.stderr.write(`${said(error)}\n`);
    process.exit(1);
  });
}
