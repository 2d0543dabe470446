import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '@kurator/platform';

export interface Refused {
  readonly code: number | null;
  /** What stood on standard error, without the line end. */
  readonly said: string;
}

/** Starts the built server, which is expected to end by itself; one that stays is killed and answers with code null. */
export async function refusedStart(env: Readonly<Record<string, string>>): Promise<Refused> {
  const child = spawn(process.execPath, [builtFile('apps/api/src/main')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', NODE_ENV: 'test', LOG_LEVEL: 'silent', ...env },
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
  const chunks: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: chunks.join('').trimEnd() };
}
