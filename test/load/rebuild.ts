import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog } from '@kurator/event-log';
import { builtFile } from '@kurator/platform';
import { openEmbeddedReadModels, rebuild } from '@kurator/read-models';
import { collections } from './rebuild-renderer';

/**
 * Rebuild with a synthetic renderer: measures the engine and the store, not the log or the rules.
 * `node dist/test/load/rebuild.js [families] [microseconds per family]`
 */
const FAMILIES = Number(process.argv[2] ?? 100_000);
const MICROSECONDS = Number(process.argv[3] ?? 800);
const EVENTS = 20;

const nothing: Pick<EventLog, 'last' | 'readAll' | 'streams' | 'compare'> = {
  last: async () => null,
  readAll: async () => ({ events: [], next: null, atHead: true }),
  compare: () => 0,
  async *streams() {
    for (let n = 0; n < FAMILIES; n += 1) yield `family-${String(n).padStart(12, '0')}-4000-8000-000000000000`;
  },
};

async function main(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'rebuild-'));
  const file = join(dir, 'models.db');
  const store = await openEmbeddedReadModels({ file, collections, bulk: true });
  let peak = 0;
  const began = performance.now();
  let loaded = began;
  const result = await rebuild({
    log: nothing,
    store,
    logProjections: [],
    decode: (event) => event as never,
    now: () => new Date().toISOString(),
    renderer: {
      module: builtFile('test/load/rebuild-renderer'),
      options: { revision: EVENTS - 1, microseconds: MICROSECONDS },
    },
    onProgress: () => {
      peak = Math.max(peak, process.memoryUsage.rss());
      loaded = performance.now();
    },
  });
  peak = Math.max(peak, process.memoryUsage.rss());
  const seconds = (performance.now() - began) / 1000;
  await store.close();
  console.log(
    JSON.stringify({
      ...result,
      microsecondsPerFamily: MICROSECONDS,
      seconds: Number(seconds.toFixed(1)),
      loadSeconds: Number(((loaded - began) / 1000).toFixed(1)),
      eventsPerSecond: Math.round((FAMILIES * EVENTS) / seconds),
      peakMegabytes: Math.round(peak / 1e6),
      fileMegabytes: Math.round(statSync(file).size / 1e6),
    }),
  );
  rmSync(dir, { recursive: true });
}

void main();
