import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersOf, push } from '../e2e/mongodb/same-answers';
import { clockAt } from '../faults/load';
import { makeClient } from '../support/client';
import { testDirectory } from '../support/directory';
import { startServer, type RunningServer } from '../support/server';
import { whenSet } from './when-set';

/** A database of its own beside the one that the address names: a register takes read models of no other log. */
const ownDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

whenSet('MONGODB_URL', (url) => {
  it('a register with a real server gives the answers of an embedded one, also after a kill', async () => {
    const home = await mkdtemp(join(tmpdir(), 'kurator-servers-'));
    const own = ownDatabase(url, `kurator_${home.slice(-6).toLowerCase()}`);
    let starts = 0;
    const start = (dataDir: string, env: Readonly<Record<string, string>>): Promise<RunningServer> =>
      startServer({
        directory: testDirectory(),
        clockStart: clockAt((starts += 1)),
        dataDir: join(home, dataDir),
        env,
      });
    const embedded = await start('embedded', {});
    let server = await start('server', { MONGODB_URL: own });
    for (const one of [embedded, server])
      expect(new Set(await push(makeClient(one.url), 'real', 12))).toEqual(new Set([201]));
    expect(await answersOf(server.url, 'real/11')).toEqual(await answersOf(embedded.url, 'real/11'));
    await server.kill();
    server = await start('server', { MONGODB_URL: own });
    expect(await answersOf(server.url, 'real/11')).toEqual(await answersOf(embedded.url, 'real/11'));
    expect(await server.stop()).toBe(0);
    expect(await embedded.stop()).toBe(0);
    await rm(home, { recursive: true, force: true });
  }, 120_000);
});
