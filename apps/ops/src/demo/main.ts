import { check } from './check/check';
import { makeClient } from './client';
import { play } from './play';
import { progressLines, say, sayFindings, sayPlayed, sayWhere } from './say';
import { startServer, type Server } from './server';
import { readSettings, type Settings } from './settings';
import { tellErrands } from './story/errands';
import { quarterSteps } from './story/quarter-steps';
import { tellRegion } from './story/region-story';

interface Run {
  readonly server: Server;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

/** Loads the synthetic region into the running server and, when asked, checks what it answers. @returns the exit code */
async function load({ server, settings, signal }: Run, checking: boolean): Promise<number> {
  const stories = tellRegion(settings);
  const client = makeClient(server.url, signal);
  const began = performance.now();
  const steps = quarterSteps(settings);
  const errands = tellErrands(settings);
  const played = await play(client, stories, { ...settings, steps, errands, progress: progressLines(began) });
  sayPlayed(stories, played, began);
  if (!checking) {
    sayWhere(settings, server.url);
    return 0;
  }
  return sayFindings(await check({ client, stories, steps, errands, played, on: settings.to })) ? 0 : 1;
}

const complain = (error: unknown): void =>
  void process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);

/** Resolves on the first Ctrl-C or SIGTERM; the child may have heard the same signal already. */
const stopAsked = (): Promise<'stopped'> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve('stopped'));
    process.once('SIGTERM', () => resolve('stopped'));
  });

/** Loads, then stays up for as long as the server does. @returns the exit code when it ended by itself: 1 */
async function loadAndStay(run: Run): Promise<number> {
  await load(run, false);
  await run.server.ended;
  return 1;
}

/** Starts, loads and checks or stays. @returns the exit code */
async function work(settings: Settings, stop: Promise<'stopped'>): Promise<number> {
  const server = await startServer(settings);
  const abort = new AbortController();
  const run: Run = { server, settings, signal: abort.signal };
  try {
    const checking = process.argv.includes('--check');
    const loading = checking ? load(run, true) : loadAndStay(run);
    const outcome = await Promise.race([loading, stop]);
    if (outcome === 'stopped') return 0;
    if (!checking) say('Сервер завершился сам');
    return outcome;
  } catch (error) {
    // Said before the server is stopped: a stop that fails too must not hide what went wrong first.
    complain(error);
    return 1;
  } finally {
    abort.abort();
    await server.stop();
  }
}

async function main(): Promise<number> {
  const settings = readSettings(process.env, process.argv);
  say(
    `Учебный регион: ${settings.families} семей, ${settings.from} … ${settings.to}; папка ${settings.dataDir} очищается`,
  );
  return work(settings, stopAsked());
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    complain(error);
    process.exit(1);
  },
);
