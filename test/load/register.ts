import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as batch from './batch';
import * as http from './http';
import { openClient } from './client';
import type { Options } from './options';
import * as live from './live';
import * as replay from './policy-replay';
import * as reads from './reads';
import { seed, unitOf } from './seed';
import { startServer, type Home, type Server } from './server';
import { familyId } from './templates';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (file: string): number => Math.round(statSync(file).size / 1e6);

/** What a log was filled with, so that one of another size is not taken for it. */
const sizeOf = ({ families, events }: Options): string => `${families} families of ${events} events`;
const KEPT = 'kept.json';

/** Keeps a filled log, with its key: everything in it is made up. */
function keep({ dataDir, masterKey }: Home, dir: string, options: Options): void {
  cpSync(dataDir, dir, { recursive: true });
  writeFileSync(join(dir, KEPT), JSON.stringify({ size: sizeOf(options), key: masterKey.toString('base64') }));
}

/** A copy of the log that was kept; null when there is none yet. @throws Error for one of another size */
function copied({ dataDir }: Home, dir: string, options: Options): Home | null {
  const file = join(dir, KEPT);
  if (!existsSync(file)) return null;
  const { size, key } = JSON.parse(readFileSync(file, 'utf8')) as { readonly size: string; readonly key: string };
  if (size !== sizeOf(options)) throw new Error(`${dir} keeps ${size}, asked were ${sizeOf(options)}`);
  cpSync(dir, dataDir, { recursive: true });
  say(`register: ${size}, as ${dir} keeps it; log ${megabytes(join(dataDir, 'log.db'))} MB`);
  return { dataDir, masterKey: Buffer.from(key, 'base64') };
}

/** Fills a folder with a register's log; there are no read models yet. */
async function prepared(dataDir: string, options: Options): Promise<Home> {
  const fresh = { dataDir, masterKey: randomBytes(32) };
  const known = options.kept === null ? null : copied(fresh, options.kept, options);
  if (known) return known;
  await filled(fresh, options);
  if (options.kept !== null) keep(fresh, options.kept, options);
  return fresh;
}

/** Publishes law and directory by a first start, then fills the log past HTTP. */
async function filled(home: Home, { families, events }: Options): Promise<void> {
  await (await startServer(home)).stop();
  const seconds = await seed(home, { families, events });
  const rate = Math.round((families * events) / seconds);
  say(
    `register: ${families} families of ${events} events, decided by the rules, sealed and chained, appended past HTTP`,
  );
  say(`  in ${seconds.toFixed(1)} s (${rate} events/s); log ${megabytes(join(home.dataDir, 'log.db'))} MB`);
  rmSync(join(home.dataDir, 'read-models'), { recursive: true, force: true });
}

/** The first start builds every read model from the log: the rebuild with the real rules, until it is ready. */
async function built(home: Home, { families, events }: Options): Promise<void> {
  const server = await startServer(home);
  await signed(server, { families, events }).finally(() => server.stop());
  const rate = Math.round((families * events * 1000) / server.readyMs);
  say(
    `  first start, every read model built from zero: ready after ${(server.readyMs / 1000).toFixed(1)} s, ${rate} events/s`,
  );
}

/** The first proof of all signs the whole log; what is signed from then on is what was decided since. */
async function signed({ port }: Server, { families, events }: Pick<Options, 'families' | 'events'>): Promise<void> {
  const last = families - 1;
  const client = await openClient(port, 1);
  const began = performance.now();
  const { status } = await client.get(
    `secretary-${unitOf(last).key}`,
    `/api/v1/families/${familyId(last)}/history/proof`,
  );
  client.close();
  if (status !== 200) throw new Error(`the first proof answered ${status}`);
  const seconds = (performance.now() - began) / 1000;
  const rate = Math.round((families * events) / seconds);
  say(`  signed as a whole with the first proof of a history: ${seconds.toFixed(1)} s, ${rate} events/s`);
}

/** Runs the benches that need a filled register, on one that is thrown away afterwards. */
export async function run(options: Options): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kurator-bench-'));
  try {
    const home = await prepared(dataDir, options);
    await built(home, options);
    const server = await startServer(home);
    try {
      if (options.benches.includes('start'))
        say(`start: ready ${Math.round(server.readyMs)} ms after spawn (wanted under 5000 with 1,000,000 events)`);
      if (options.benches.includes('reads')) await reads.run(options, { server });
      if (options.benches.includes('replay')) await replay.run(options, { server });
      if (options.benches.includes('batch')) await batch.run({ server });
      if (options.benches.includes('live')) await live.run({ server });
      if (options.benches.includes('http')) await http.run(options, { server, home });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
