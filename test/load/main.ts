import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { builtFile } from '@kurator/platform';
import { machine } from './machine';
import { readOptions, type Options } from './options';

const REGISTER_BENCHES = ['http', 'reads', 'start', 'batch', 'replay', 'live'] as const;

/** The engine's rebuild in a process of its own, so that its memory is its own. */
async function rebuild({ families }: Options): Promise<void> {
  const child = spawn(process.execPath, [builtFile('test/load/rebuild'), String(families)], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the bench rebuild ended with ${code}`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  process.stdout.write(`machine: ${machine()}\n`);
  if (options.benches.includes('append')) await (await import('./append.js')).run();
  if (options.benches.includes('rebuild')) await rebuild(options);
  if (REGISTER_BENCHES.some((bench) => options.benches.includes(bench)))
    await (await import('./register.js')).run(options);
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
