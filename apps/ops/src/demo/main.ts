import { check } from './check/check';
import { makeClient } from './client';
import { play } from './play';
import { progressLines, say, sayFindings, sayPlayed, sayWhere } from './say';
import { startServer, type Server } from './server';
import { readSettings, type Settings } from './settings';
import { tellRegion } from './story/region-story';

/** Loads the synthetic region into the running server and, when asked, checks what it answers. @returns the exit code */
async function load(server: Server, settings: Settings, checking: boolean): Promise<number> {
  const stories = tellRegion(settings);
  const client = makeClient(server.url);
  const began = performance.now();
  const played = await play(client, stories, { ...settings, progress: progressLines(began) });
  sayPlayed(stories, played, began);
  if (!checking) {
    sayWhere(settings, server.url);
    return 0;
  }
  return sayFindings(await check({ client, stories, played, on: settings.to })) ? 0 : 1;
}

/** Ends the server on the first Ctrl-C or SIGTERM; the child may have heard the same signal already. */
function whenStopped(server: Server): { readonly asked: () => boolean; readonly done: Promise<void> } {
  let asked = false;
  const done = new Promise<void>((resolve) => {
    const stop = (): void => {
      asked = true;
      resolve();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    void server.ended.then(() => resolve());
  });
  return { asked: () => asked, done };
}

async function main(): Promise<number> {
  const checking = process.argv.includes('--check');
  const settings = readSettings(process.env);
  say(
    `Учебный регион: ${settings.families} семей, ${settings.from} … ${settings.to}; папка ${settings.dataDir} очищается`,
  );
  const server = await startServer(settings);
  const stopped = whenStopped(server);
  const loading = load(server, settings, checking);
  try {
    const code = await Promise.race([loading, stopped.done.then(() => (stopped.asked() ? 0 : 1))]);
    if (!checking && code === 0) await stopped.done;
    if (!checking && !stopped.asked()) say('Сервер завершился сам');
    return stopped.asked() || checking ? code : 1;
  } catch (error) {
    if (stopped.asked()) return 0;
    throw error;
  } finally {
    await server.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
