import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { LogLevel } from './config';
import { inSources } from './traces';

export type Logger = PinoLogger;

/** What is no error, which may be thrown as well, is told as it is. */
function errorTold(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const told = pino.stdSerializers.err(error);
  return { ...told, stack: inSources(told.stack) };
}

/**
 * JSON lines on standard output. Bodies, names and query strings are never passed to it; the redaction below is the
 * second lock for what a careless caller hands over.
 * @param destination where lines go; replaced in tests
 */
export const makeLogger = (level: LogLevel, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: {
        err: errorTold,
        stack: (stack: unknown) => (typeof stack === 'string' ? inSources(stack) : stack),
      },
      redact: {
        paths: [
          'body',
          'data',
          'q',
          'name',
          'password',
          'token',
          'authorization',
          '*.body',
          '*.data',
          '*.q',
          '*.name',
          '*.password',
          '*.token',
          '*.authorization',
        ],
        remove: true,
      },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );

/** The path of a URL without its query string, which may hold a name that was searched for. */
export const pathOnly = (url: string): string => url.split('?', 1)[0] as string;
