import { openManagement, type Config, type Logger } from '@kurator/platform';
import { createApp } from './http/create-app';
import type { ApiParts } from './parts';

/** What was opened for the edge, and how it is closed when the last request has been answered. */
export interface Opened {
  readonly parts: ApiParts;
  close(): Promise<void>;
}
export interface Served {
  readonly port: number;
  readonly managementPort: number;
  /** Stops accepting, finishes what is under way, closes everything. */
  readonly stop: () => Promise<void>;
}

/** Listens on both ports over parts that are open. @throws Error when a port is taken */
export async function serve(config: Pick<Config, 'port' | 'managementPort' | 'host'>, opened: Opened): Promise<Served> {
  const { parts } = opened;
  const app = await createApp(parts);
  const management = await openManagement(
    { port: config.managementPort, host: config.host },
    parts.metrics,
    parts.health,
  );
  await app.listen(config.port, config.host);
  const address = app.getHttpServer().address() as { port: number };
  parts.logger.info({ port: address.port, managementPort: management.port }, 'ready');
  return {
    port: address.port,
    managementPort: management.port,
    async stop() {
      await app.close();
      await management.close();
      await opened.close();
    },
  };
}

/** SIGTERM and SIGINT end the process with 0 once everything under way is finished; a failure while ending is 1. */
export function stopOnSignals(served: Served, logger: Logger): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    served.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}
