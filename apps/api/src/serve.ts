import type { Server } from 'node:http';
import { ConfigRefused, openManagement, type Config, type ManagementPages } from '@kurator/platform';
import { createApp } from './http/create-app';
import type { ApiParts } from './parts';
import { bootChecks } from './register/boot-checks';

/** What was opened for the edge, and how it is closed when the last request has been answered. */
export interface Opened {
  readonly parts: ApiParts;
  /** Begins what must not begin before the program is known to be sound: the jobs. */
  begin(): void;
  /** What administrators look at on the management port. */
  readonly pages: ManagementPages | null;
  /** Settles when something that this process does beside answering cannot go on, and only a person can mend it. */
  readonly failed: Promise<Error> | null;
  close(): Promise<void>;
}
export interface Served {
  readonly port: number;
  readonly managementPort: number;
  /** Stops accepting, finishes what is under way, closes everything. */
  readonly stop: () => Promise<void>;
}

/** A port that somebody else has is a matter for the operator, not for a trace. */
async function listening<T>(names: string, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EADDRINUSE') throw new ConfigRefused(`${names}: порт занят`, `${names}: the port is taken`);
    if (code === 'EACCES') throw new ConfigRefused(`${names}: порт недоступен`, `${names}: the port is not allowed`);
    throw error;
  }
}

/**
 * Listens on both ports over parts that are open.
 * @throws ConfigRefused when a port is taken, or when the program is put together wrongly
 */
export async function serve(config: Pick<Config, 'port' | 'managementPort' | 'host'>, opened: Opened): Promise<Served> {
  const { parts } = opened;
  const { host } = config;
  bootChecks(parts);
  opened.begin();
  const app = await createApp(parts);
  const management = await listening(`MANAGEMENT_PORT ${config.managementPort}`, () =>
    openManagement({ port: config.managementPort, host }, parts.metrics, parts.health, opened.pages),
  );
  await listening(`PORT ${config.port}`, () => app.listen(config.port, host));
  const server: Server = app.getHttpServer();
  const address = server.address() as { port: number };
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

/** Listens on the management port alone: a process that answers nobody still says how it is. */
export async function serveManagement(
  config: Pick<Config, 'managementPort' | 'host'>,
  {
    metrics,
    health,
    pages,
    logger,
    close,
  }: Pick<ApiParts, 'metrics' | 'health' | 'logger'> & Pick<Opened, 'pages' | 'close'>,
): Promise<Pick<Served, 'managementPort' | 'stop'>> {
  const { managementPort, host } = config;
  const management = await listening(`MANAGEMENT_PORT ${managementPort}`, () =>
    openManagement({ port: managementPort, host }, metrics, health, pages),
  );
  logger.info({ managementPort: management.port }, 'ready');
  return {
    managementPort: management.port,
    async stop() {
      await management.close();
      await close();
    },
  };
}
