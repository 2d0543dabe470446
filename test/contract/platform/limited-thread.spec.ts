import { spawnSync } from 'node:child_process';
import { builtFile, NODE_FLAGS } from '@kurator/platform';

/** Megabytes of young space that a thread takes in a process started as the register is. */
function youngSpace(start: string): number {
  const script = `
    const { limitedThread } = require(${JSON.stringify(builtFile('libs/platform/src/index'))});
    const { Worker } = require('node:worker_threads');
    const file = ${JSON.stringify(builtFile('test/doubles/threads/young-space'))};
    const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 };
    (${start}).on('message', (size) => process.stdout.write(String(size)));`;
  const { stdout, stderr } = spawnSync(process.execPath, [...NODE_FLAGS, '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return Number(stdout);
}

it('a thread keeps to the young space of its limits, which the flag for the main thread would overrule', () => {
  expect(youngSpace('new Worker(file, { resourceLimits })')).toBeGreaterThan(60);
  expect(youngSpace("limitedThread('test/doubles/threads/young-space', null, resourceLimits)")).toBeLessThan(25);
});
