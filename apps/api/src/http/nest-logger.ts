import type { Logger } from '@kurator/platform';
import type { LoggerService } from '@nestjs/common';

/** Nest's own messages in our log: its chatter as debug, its troubles as they are. */
export const nestLogger = (logger: Logger): LoggerService => ({
  log: (message: unknown) => logger.debug(String(message)),
  warn: (message: unknown) => logger.warn(String(message)),
  error: (message: unknown, ...more: unknown[]) => logger.error({ stack: more[0] }, String(message)),
});
