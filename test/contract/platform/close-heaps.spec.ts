import { spawnSync } from 'node:child_process';
import { builtFile } from '@kurator/platform';

/**
 * Megabytes that the old space of a process grows to while it goes through thousands of texts and keeps the newest 20 MB of
 * them.
 */
function oldSpace(work: string): number {
  const script = `
    const { withCloseHeaps } = require(${JSON.stringify(builtFile('libs/platform/src/index'))});
    const { getHeapSpaceStatistics } = require('node:v8');
    const old = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space').space_used_size;
    const kept = [];
    async function goThrough() {
      let most = 0;
      for (let n = 0; n < 200_000; n += 1) {
        kept[n % 20_000] = Array.from({ length: 100 }, () => n);
        if (n % 1000 === 0) most = Math.max(most, old());
        if (n % 10_000 === 0) await new Promise(setImmediate);
      }
      return most;
    }
    (${work}).then((most) => process.stdout.write(String(Math.round(most / 1e6))));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--max-semi-space-size=2', '-e', script], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return Number(stdout);
}

it('heaps stay close around what lives while a long work goes on, and grow as before after it', () => {
  const before = oldSpace('goThrough()');
  const close = oldSpace('withCloseHeaps(goThrough)');
  const after = oldSpace('withCloseHeaps(async () => {}).then(goThrough)');
  const among = oldSpace('withCloseHeaps(async () => { await withCloseHeaps(async () => {}); return goThrough(); })');
  expect(close).toBeLessThan(before * 0.85);
  expect(after).toBeGreaterThan(close * 1.15);
  expect(among).toBeLessThan(before * 0.85);
});
